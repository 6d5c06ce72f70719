// Which rounds are shown, as it stands in the address of the list.
import { found } from "../../text/folding";
import type { RoundRow, RoundState } from "./shapes";

export const STATES: RoundState[] = [
  "draft",
  "to_approve",
  "scheduled",
  "sending",
  "paused",
  "closing",
  "closed",
  "cancelled",
];

export interface ListFilter {
  q: string;
  state: RoundState | "";
}

export function readFilter(search: string): ListFilter {
  const given = new URLSearchParams(search);
  const state = given.get("trang_thai") as RoundState;
  return { q: (given.get("q") ?? "").slice(0, 80), state: STATES.includes(state) ? state : "" };
}

export function filterHref({ q, state }: ListFilter): string {
  const given = new URLSearchParams();
  if (q) given.set("q", q);
  if (state) given.set("trang_thai", state);
  const text = given.toString();
  return text ? `/khao-sat?${text}` : "/khao-sat";
}

export function chosenRounds(rounds: RoundRow[], { q, state }: ListFilter): RoundRow[] {
  return rounds.filter(
    (one) => (!state || one.state === state) && found(q, one.name, one.questionnaire.title),
  );
}

const PLANNED: RoundState[] = ["draft", "to_approve", "scheduled", "cancelled"];

// Where a round is opened: planned while nothing has left, watched from then on.
export function roundHref(round: { id: number; state: RoundState }): string {
  return `/khao-sat/dot/${round.id}${PLANNED.includes(round.state) ? "" : "/theo-doi"}`;
}

// The state "cancelled" may also be a round that had begun to send; what was answered can be read.
export function hasResults(round: { sent: number }): boolean {
  return round.sent > 0;
}
