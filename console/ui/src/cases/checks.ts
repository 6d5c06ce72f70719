import { forget, useKept } from "../kept";

export const CHECKS = ["result", "basis", "next", "tone"] as const;
export type Checks = Record<(typeof CHECKS)[number], boolean>;

const none: Checks = { result: false, basis: false, next: false, tone: false };

export function useChecks(me: string, id: string) {
  return useKept<Checks>(`${me} ${id} checks`, none);
}

export function forgetChecks(me: string, id: string): void {
  forget(`${me} ${id} checks`);
}
