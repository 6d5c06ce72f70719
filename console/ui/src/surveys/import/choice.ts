// What the person at the page chooses about a file, beside what the service read. Nothing is asked
// of the service until it is told to read again.
import type { Import, ImportField } from "./shapes";

export interface Choice {
  encoding: string | null; // null: as the service guessed
  convert: boolean;
  fields: Record<number, ImportField | null>; // of each column
  units: Record<string, string | null>; // of each name nobody knows
}

// The stages of the page: what is shown, and what may be done.
export type Stage = "sending" | "reading" | "refused" | "mapping" | "saving" | "saved" | "gone";

export function choiceOf(file: Import): Choice {
  return {
    encoding: file.encoding?.code ?? null,
    convert: file.legacy?.converted ?? false,
    fields: Object.fromEntries(file.columns.map((one) => [one.index, one.field])),
    units: Object.fromEntries(file.unknown_units.map((one) => [one.name, one.unit])),
  };
}

// One field belongs to one column: choosing it takes it from where it was.
export function withField(choice: Choice, column: number, field: ImportField | null): Choice {
  const fields = Object.fromEntries(
    Object.entries(choice.fields).map(([index, now]) => [
      index,
      field !== null && now === field ? null : now,
    ]),
  ) as Choice["fields"];
  return { ...choice, fields: { ...fields, [column]: field } };
}

export function changedFrom(file: Import, choice: Choice): boolean {
  return JSON.stringify(choice) !== JSON.stringify(choiceOf(file));
}

export function bodyOf(file: Import, choice: Choice) {
  return {
    rev: file.rev,
    encoding: choice.encoding,
    columns: file.columns.map(({ index }) => ({ index, field: choice.fields[index] ?? null })),
    convert: choice.convert,
    units: file.unknown_units.map(({ name }) => ({ name, unit: choice.units[name] ?? null })),
  };
}

export function stageOf(file: Import | undefined, gone: boolean): Stage {
  if (gone) return "gone";
  if (!file) return "reading";
  return file.state === "read" ? "mapping" : file.state;
}

// Why the save before did not work: the service puts the file back to where it was read, and says.
export function saveFailureIn({ state, refused }: Import): Import["refused"] {
  return state === "read" ? refused : null;
}

// Why the list cannot be saved yet; null when it can.
export type Hindrance = "nobody" | "no_way" | "read_again";
export function hindranceIn(file: Import, choice: Choice): Hindrance | null {
  if (changedFrom(file, choice)) return "read_again";
  const chosen = Object.values(choice.fields);
  if (!chosen.includes("dien_thoai") && !chosen.includes("zalo_id")) return "no_way";
  return file.usable > 0 ? null : "nobody";
}

// "danh-sach-t11-loi.csv" for "t11.xlsx".
export function leftOutName(file: string): string {
  return `${file.replace(/\.[^.]*$/, "").replace(/[^\p{L}\p{N}_-]+/gu, "-") || "tep"}-loi.csv`;
}

// "t11" for "t11.xlsx": what the list is called unless somebody says otherwise.
export function listName(file: string): string {
  return file.replace(/\.[^.]*$/, "").slice(0, 80);
}

// 0..1 of what is read or saved; null while nobody knows of how much.
export function progressOf(file: Import): number | null {
  if (file.state === "reading") return file.rows > 0 ? file.rows_read / file.rows : null;
  if (file.state === "saving") return file.usable > 0 ? file.rows_saved / file.usable : null;
  return null;
}

const TYPES = /\.(xlsx|csv|tsv|txt)$/i;
export const FILE_MOST = 25_000_000;

// What would be refused anyway is not sent.
export function faultOf(name: string, bytes: number): "kind" | "empty" | "large" | null {
  if (!TYPES.test(name)) return "kind";
  if (bytes === 0) return "empty";
  return bytes > FILE_MOST ? "large" : null;
}
