// When to ask for changes again (design A.5): the server's wish, slower while nobody looks, doubled
// after every failure, spread by a fifth so that a hundred PCs do not ask in step.
export interface Moment {
  next_ms: number;
  hidden_ms: number | null;
  failures: number;
  chance: number; // 0 … 1
}

const SHORTEST_MS = 1000;
const LONGEST_MS = 60_000;
const HIDDEN_MS = 20_000;
const LONG_HIDDEN_MS = 600_000;
const FIRST_FAILURE_MS = 2000;

export function pollDelay({ next_ms, hidden_ms, failures, chance }: Moment): number {
  let wait = Math.min(Math.max(next_ms, SHORTEST_MS), LONGEST_MS);
  if (hidden_ms !== null)
    wait = Math.max(wait, hidden_ms > LONG_HIDDEN_MS ? LONGEST_MS : HIDDEN_MS);
  if (failures > 0) {
    wait = Math.max(wait, Math.min(FIRST_FAILURE_MS * 2 ** (failures - 1), LONGEST_MS));
  }
  return Math.round(wait * (0.8 + 0.4 * chance));
}
