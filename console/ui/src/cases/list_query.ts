// The filters of the list as they stand in the address of the page and in the question to the
// service. What is as usual is left out of the address.
export const VIEWS = [
  "mine",
  "due_today",
  "overdue",
  "unclassified",
  "to_approve",
  "open",
  "all",
] as const;
export type View = (typeof VIEWS)[number];
export const LISTS = ["status", "branch", "unit", "category", "channel", "label"] as const;
export type ListName = (typeof LISTS)[number];
export const DAYS = ["from", "to", "due_from", "due_to"] as const;
export type DayName = (typeof DAYS)[number];
export const SIZES = [20, 50, 100] as const;
const SORTS = ["due", "received", "number"];
const USUAL_SORT = "due";
const LONGEST_QUERY = 200;

export type ListQuery = Record<ListName, string[]> &
  Record<DayName, string> & { view: View; q: string; sort: string; page: number; size: number };

const SAFE = /^[A-Za-z0-9_.:-]{1,64}$/;
const LABEL = /^[^,\p{C}]{1,40}$/u; // words of the office's own
const DAY = /^\d{4}-\d{2}-\d{2}$/;

function oneOf<T>(all: readonly T[], value: unknown, usual: T): T {
  return all.includes(value as T) ? (value as T) : usual;
}

export function readQuery(search: string): ListQuery {
  const given = new URLSearchParams(search);
  const list = (name: string, fits = SAFE) => [
    ...new Set((given.get(name) ?? "").split(",").filter((one) => fits.test(one))),
  ];
  const day = (name: string) => (DAY.test(given.get(name) ?? "") ? given.get(name)! : "");
  const sort = given.get("sort") ?? "";
  return {
    view: oneOf(VIEWS, given.get("view"), "mine"),
    q: (given.get("q") ?? "").slice(0, LONGEST_QUERY),
    status: list("status"),
    branch: list("branch"),
    unit: list("unit"),
    category: list("category"),
    channel: list("channel"),
    label: list("label", LABEL),
    from: day("from"),
    to: day("to"),
    due_from: day("due_from"),
    due_to: day("due_to"),
    sort: SORTS.includes(sort.replace(/^-/, "")) ? sort : USUAL_SORT,
    page: Math.max(1, Math.floor(Number(given.get("page"))) || 1),
    size: oneOf(SIZES, Number(given.get("size")), 20),
  };
}

function filtersOf(query: ListQuery): URLSearchParams {
  const out = new URLSearchParams();
  if (query.q.trim()) out.set("q", query.q.trim());
  for (const name of LISTS) if (query[name].length > 0) out.set(name, query[name].join(","));
  for (const name of DAYS) if (query[name]) out.set(name, query[name]);
  return out;
}

// For the address of the page.
export function writeQuery(query: ListQuery): string {
  const out = new URLSearchParams({ view: query.view });
  for (const [name, value] of filtersOf(query)) out.set(name, value);
  if (query.sort !== USUAL_SORT) out.set("sort", query.sort);
  if (query.size !== 20) out.set("size", String(query.size));
  if (query.page > 1) out.set("page", String(query.page));
  return out.toString().replaceAll("%2C", ",");
}

// For GET /cases.
export function askQuery(query: ListQuery): string {
  const out = filtersOf(query);
  out.set("view", query.view);
  out.set("sort", query.sort);
  out.set("page", String(query.page));
  out.set("size", String(query.size));
  return out.toString();
}

// For GET /cases/export: the whole list, not one page of it.
export function exportQuery(query: ListQuery): string {
  const out = filtersOf(query);
  out.set("view", query.view);
  out.set("sort", query.sort);
  return out.toString();
}

export function filterCount(query: ListQuery): number {
  const days = Number(Boolean(query.from || query.to));
  const due = Number(Boolean(query.due_from || query.due_to));
  return LISTS.filter((name) => query[name].length > 0).length + days + due;
}

export function withoutFilters(query: ListQuery): ListQuery {
  return { ...readQuery(""), view: query.view, sort: query.sort, size: query.size };
}

// A column named again turns round.
export function nextSort(now: string, by: string): string {
  return now === by ? `-${by}` : by;
}
