// What differs between the case an officer saw and the one somebody else made of it.
import { dateTime } from "../time/format";
import type { Key, Say } from "../words/use_words";
import { statusWords } from "./case_words";
import type { CaseFile } from "./shapes";

export interface Difference {
  label: Key;
  before: string;
  after: string;
}

type Reader = (file: CaseFile, say: Say) => string;

const TOUCHED: [Key, Reader][] = [
  ["cases.col.status", (file, say) => statusWords(say, file)],
  ["file.category", (file) => file.category_name],
  ["file.kind", (file) => file.kind ?? ""],
  ["file.urgent", (file, say) => say(file.urgent ? "common.yes" : "common.no")],
  ["file.restricted", (file, say) => say(file.restricted ? "common.yes" : "common.no")],
  ["file.lead", (file) => file.assigned_unit_name],
  ["file.co_units", (file) => file.co_units.map((one) => one.name).join(", ")],
  ["file.assignee", (file) => file.assignee?.name ?? ""],
  ["file.due", (file) => (file.due_at ? dateTime(file.due_at) : "")],
  ["file.question", (file) => file.question ?? ""],
  ["file.reason", (file) => file.reason ?? ""],
  ["file.answer", (file) => file.answer?.text ?? ""],
  ["file.answer_title", (file) => file.answer?.title ?? ""],
  ["file.national", (file) => file.national_number ?? ""],
  ["file.apology", (file) => file.apology ?? ""],
  ["file.outcome", (file) => file.outcome ?? ""],
];

export function differences(before: CaseFile, after: CaseFile, say: Say): Difference[] {
  return TOUCHED.map(([label, read]) => ({
    label,
    before: read(before, say),
    after: read(after, say),
  })).filter((one) => one.before !== one.after);
}
