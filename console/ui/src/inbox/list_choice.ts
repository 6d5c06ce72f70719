// Which rows of the list are asked for: all of it stands in the address, so that it can be linked.
export const REASONS = ["asked", "note_left", "danger", "self_harm", "denunciation", "staff"];
export const SORTS = ["wait", "new", "name"] as const;
export type Sort = (typeof SORTS)[number];

export interface Choice {
  reason: string;
  silent: boolean;
  draft: boolean;
  sort: Sort | ""; // "": as the list is sorted by itself
}

export const NONE: Choice = { reason: "", silent: false, draft: false, sort: "" };

export function choiceOf(query: URLSearchParams): Choice {
  const sort = query.get("sort") as Sort;
  return {
    reason: REASONS.includes(query.get("reason") ?? "") ? query.get("reason")! : "",
    silent: query.get("silent") === "1",
    draft: query.get("draft") === "1",
    sort: SORTS.includes(sort) ? sort : "",
  };
}

// "view=queue&reason=danger": what the service is asked, and what stands in the address.
export function queryOf(view: string, choice: Choice): string {
  const query = new URLSearchParams({ view });
  if (choice.reason) query.set("reason", choice.reason);
  if (choice.silent) query.set("silent", "1");
  if (choice.draft) query.set("draft", "1");
  if (choice.sort) query.set("sort", choice.sort);
  return query.toString();
}

export function filtersOn(choice: Choice): number {
  return Number(choice.reason !== "") + Number(choice.silent) + Number(choice.draft);
}
