// Words of codes that come with a case, with what the service calls them as the way out.
import { codeWords } from "../words/code_words";
import type { Say } from "../words/use_words";
import type { CaseRow, Catalog, Coded } from "./shapes";

export function statusWords(say: Say, row: Pick<CaseRow, "status" | "status_name">): string {
  const words = codeWords(say, "status", row.status);
  return words === row.status ? row.status_name || row.status : words;
}

export function nameIn(list: Coded[] | undefined, code: string | undefined): string {
  return list?.find((one) => one.code === code)?.name ?? code ?? "";
}

export function unitName(catalog: Catalog | undefined, id: string): string {
  return catalog?.units.find((one) => one.id === id)?.name ?? id;
}

// "4 · Phường Vị Thanh": the branch that watches, the unit that answers or is meant.
export function whereWords(row: CaseRow): string {
  const unit = row.assigned_unit_name || row.unit_name;
  return [row.branch ? String(row.branch) : "", unit].filter(Boolean).join(" · ") || "–";
}
