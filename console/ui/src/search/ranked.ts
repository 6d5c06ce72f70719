// What is called so comes before what merely says so: a case's number opens the case, not the
// conversation in which the number was told.
import { found } from "../text/folding";

export function ranked<Hit extends { title: string }>(query: string, hits: Hit[]): Hit[] {
  const named = hits.filter((hit) => found(query, hit.title));
  return [...named, ...hits.filter((hit) => !named.includes(hit))];
}
