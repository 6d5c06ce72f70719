import { fold, found } from "../text/folding";
import type { Option } from "./pick_many";

// The options a query finds, best first: named so, then containing it, then by an older name; what
// cannot be chosen comes last.
export function ranked(query: string, options: Option[]): Option[] {
  const wanted = fold(query);
  if (!wanted) return options;
  const rank = (one: Option): number => {
    const label = fold(one.label);
    const named =
      label === wanted ? 0 : label.startsWith(wanted) ? 1 : label.includes(wanted) ? 2 : 3;
    return (found(query, one.label) ? named : 4) + (one.off ? 10 : 0);
  };
  return options
    .filter((one) => found(query, one.label, one.also ?? ""))
    .map((one) => ({ one, rank: rank(one) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ one }) => one);
}
