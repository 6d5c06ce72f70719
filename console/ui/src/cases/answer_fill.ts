// What a template of an answer is filled with from its case; the rest is the officer's to fill.
import { fillVariables } from "../text/variables";
import { date } from "../time/format";
import type { CaseFile } from "./shapes";

type Known = Pick<
  CaseFile,
  "number" | "assigned_unit_name" | "procedure_name" | "due_at" | "dossier_code"
>;

export function filledFrom(file: Known, template: string): string {
  return fillVariables(template, {
    ma: file.number,
    don_vi: file.assigned_unit_name,
    thu_tuc: file.procedure_name,
    ma_ho_so: file.dossier_code,
    han: file.due_at ? date(file.due_at) : undefined,
  });
}

// Where a name still to be filled stands: to be selected and typed over.
export function placeOf(text: string, name: string): [number, number] | null {
  const mark = `{${name}}`;
  const at = text.indexOf(mark);
  return at < 0 ? null : [at, at + mark.length];
}
