// What is called so comes before what merely says so: a case's number opens the case, not the
// conversation in which the number was told. names: what a hit is called.
import { found } from "./folding";

export function ranked<Hit>(query: string, hits: Hit[], names: (hit: Hit) => string[]): Hit[] {
  const isNamed = (hit: Hit) => found(query, ...names(hit));
  return [...hits.filter(isNamed), ...hits.filter((hit) => !isNamed(hit))];
}
