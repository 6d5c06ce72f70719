// Canned answers by what was typed: over title, shortcut and body as they are stored, before
// anything is filled in.
import type { CannedAnswer } from "../shapes";
import { found } from "../text/folding";
import { ranked } from "../text/ranked";

export function cannedFound(query: string, answers: CannedAnswer[]): CannedAnswer[] {
  const names = (one: CannedAnswer) => [one.title, one.shortcut ?? ""];
  const hits = answers.filter((one) => found(query, ...names(one), one.text));
  return ranked(query, hits, names);
}
