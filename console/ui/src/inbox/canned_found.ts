// Canned answers by what was typed: over title, shortcut and body as they are stored, before anything
// is filled in. What is called so comes before what merely says so somewhere.
import type { CannedAnswer } from "../shapes";
import { found } from "../text/folding";

export function cannedFound(query: string, answers: CannedAnswer[]): CannedAnswer[] {
  const hits = answers.filter((one) => found(query, one.title, one.shortcut ?? "", one.text));
  const named = hits.filter((one) => found(query, one.title, one.shortcut ?? ""));
  return [...named, ...hits.filter((one) => !named.includes(one))];
}
