// How the list looks on this PC: which columns. Holds nothing about anybody.
import { useSyncExternalStore } from "react";

export const OPTIONAL = ["received", "who", "where", "status", "assignee"] as const;
export type Optional = (typeof OPTIONAL)[number];
export interface Look {
  hidden: Optional[];
}

const KEY = "langnghe.cases.look";
const listeners = new Set<() => void>();

function read(): Look {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "{}") as Partial<Look>;
    const hidden = Array.isArray(kept.hidden) ? kept.hidden : ["assignee"];
    return {
      hidden: OPTIONAL.filter((one) => (hidden as string[]).includes(one)),
    };
  } catch {
    return { hidden: ["assignee"] };
  }
}

let current = read();

export function changeLook(change: Partial<Look>): void {
  current = { ...current, ...change };
  try {
    localStorage.setItem(KEY, JSON.stringify(current));
  } catch {
    // Holds until the page is closed.
  }
  for (const listener of listeners) listener();
}

export function useLook(): Look {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => current,
  );
}
