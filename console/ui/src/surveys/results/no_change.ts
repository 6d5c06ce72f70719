// Why the headline has nothing beside it though another round was asked for. Pure.
import { shown } from "../charts/geometry";
import type { Results } from "../shapes";

export type NoChange = "here" | "there" | "reworded" | "weights" | "unknown";

type Told = Pick<Results, "round" | "against" | "overall" | "rounds" | "weighted">;

// Here, there: this figure or the other one is not shown. Reworded: on the way from the one to the
// other the question got other words. Weights: only one of the two has them.
export function whyNoChange({ round, against, overall, rounds, weighted }: Told): NoChange {
  if (!shown(overall.figure)) return "here";
  if (against && against.weighted !== weighted) return "weights";
  const at = rounds.findIndex((one) => one.id === round.id);
  const other = rounds.findIndex((one) => one.id === against?.id);
  if (at < 0 || other < 0) return "unknown";
  if (!shown(rounds[other]!.figure)) return "there";
  const way = rounds.slice(Math.min(at, other) + 1, Math.max(at, other) + 1);
  return way.some((one) => one.reworded) ? "reworded" : "unknown";
}
