// Choices kept on this PC. They hold nothing about anybody.
import { useSyncExternalStore } from "react";

export interface Preferences {
  single_keys: boolean; // shortcuts of one letter (WCAG 2.1.4)
  enter_sends: boolean;
}

const KEY = "langnghe.preferences";
const usual: Preferences = { single_keys: true, enter_sends: false };
const listeners = new Set<() => void>();

function read(): Preferences {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "{}") as Partial<Preferences>;
    return {
      single_keys: kept.single_keys !== false,
      enter_sends: kept.enter_sends === true,
    };
  } catch {
    return usual;
  }
}

let current = read();

export function preferences(): Preferences {
  return current;
}

export function prefer(change: Partial<Preferences>): void {
  current = { ...current, ...change };
  try {
    localStorage.setItem(KEY, JSON.stringify(current));
  } catch {
    // Holds until the page is closed.
  }
  for (const listener of listeners) listener();
}

export function usePreferences(): Preferences {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, preferences);
}
