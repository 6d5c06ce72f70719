import { answerOf } from "../call";
import { exportQuery, type ListQuery } from "./list_query";

export type ExportFormat = "xlsx" | "csv" | "national";
const PATIENCE_MS = 120_000;

// "attachment; filename=phan-anh.xlsx" names the file; else what it is.
export function fileName(disposition: string | null, format: ExportFormat): string {
  const named = /filename="?(\w[\w.-]{0,99})"?(?:;|$)/.exec(disposition ?? "")?.[1];
  return named ?? (format === "xlsx" ? "phan-anh.xlsx" : "phan-anh.csv");
}

// Fetched rather than linked to, so that a refusal is shown as words and not saved as a file.
export async function exportCases(query: ListQuery, format: ExportFormat): Promise<string> {
  const answer = await answerOf("GET", `/cases/export?format=${format}&${exportQuery(query)}`, {
    headers: { Accept: "*/*" },
    patience_ms: PATIENCE_MS,
    byPerson: true,
  });
  const name = fileName(answer.headers.get("Content-Disposition"), format);
  const address = URL.createObjectURL(await answer.blob());
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), PATIENCE_MS);
  return name;
}
