// What the page of a running round makes of what the service says.
import { isScopeName } from "../scope_name";
import type { Cell, LogLine, Watch } from "./shapes";

// Of the service itself, in the log of a round.
const BY_ITSELF = "stopped_itself";
const MOVES = [BY_ITSELF, "paused", "resumed", "opened", "stopped", "closed"];

// It paused by itself, and nobody has decided since.
export function stoppedItself(state: string, log: LogLine[]): LogLine | null {
  if (state !== "paused") return null;
  const moves = log.filter((one) => MOVES.includes(one.what));
  const last = moves.sort((a, b) => Date.parse(a.at) - Date.parse(b.at)).at(-1);
  return last?.what === BY_ITSELF ? last : null;
}

// Which people the drawer lists, as it stands in the address.
const ASKED = ["stage", "outcome", "why", "unit", "field", "level"] as const;
export type Asked = Partial<Record<(typeof ASKED)[number], string>>;

// No step of the funnel, but listed like one.
export const REMINDED = "reminded";

export function readAsked(search: string): Asked | null {
  const given = new URLSearchParams(search);
  const found = ASKED.flatMap((name) => {
    const value = given.get(name);
    return value !== null && isScopeName(value) ? [[name, value] as const] : [];
  });
  return found.length > 0 ? Object.fromEntries(found) : null;
}

export function askedQuery(asked: Asked): string {
  const query = new URLSearchParams();
  for (const name of ASKED) {
    const value = asked[name];
    if (value !== undefined) query.set(name, value);
  }
  return query.toString();
}

export function watchHref(round: number, asked: Asked | null = null): string {
  const path = `/khao-sat/dot/${round}/theo-doi`;
  return asked ? `${path}?${askedQuery(asked)}` : path;
}

// Of one stratum; without a stage the reserve is listed, too.
export const askedOfCell = ({ unit, field }: Cell, stage: string): Asked => ({
  stage,
  unit,
  field,
});

export function cellName(cell: Cell): string {
  return [cell.unit_name, cell.field_name].filter(Boolean).join(" × ");
}

// As many as it takes at the rate seen so far, but no more than there are.
export function proposedMore(cell: Cell, rate: number): number {
  const missing = Math.max(1, cell.places - cell.complete);
  return Math.max(1, Math.min(cell.reserve, Math.ceil(missing / Math.max(rate, 0.05))));
}

// The main way through a round; the others leave it on the side.
const WAY = ["invited", "sent", "arrived", "opened", "agreed", "complete"];
export const onTheWay = (code: string) => WAY.includes(code);

export function shareOf(people: number, funnel: Watch["funnel"]): number {
  const whole = funnel.find((one) => one.code === "invited")?.people ?? 0;
  return whole > 0 ? Math.min(1, people / whole) : 0;
}
