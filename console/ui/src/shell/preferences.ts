// Choices of a person, kept on this PC under the person's number: two who share a PC do not share
// them. They hold nothing else about anybody. Until somebody is known, those of the PC hold.
import { useSyncExternalStore } from "react";

export interface Preferences {
  single_keys: boolean; // shortcuts of one letter (WCAG 2.1.4)
  enter_sends: boolean;
  compact: boolean; // rows of 32 px on a PC; a phone is always roomy
}

const KEY = "langnghe.preferences";
const listeners = new Set<() => void>();

// What was kept, whatever it may be.
export function readPreferences(text: string | null): Preferences {
  let kept: Partial<Preferences> = {};
  try {
    kept = (JSON.parse(text ?? "{}") ?? {}) as Partial<Preferences>;
  } catch {
    // As usual, then.
  }
  return {
    single_keys: kept.single_keys !== false,
    enter_sends: kept.enter_sends === true,
    compact: kept.compact === true,
  };
}

function keptUnder(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null; // a browser that keeps nothing
  }
}

let key = KEY;
let current = readPreferences(keptUnder(KEY));

function tell(): void {
  document.documentElement.dataset.density = current.compact ? "compact" : "roomy";
  for (const listener of listeners) listener();
}

export function preferences(): Preferences {
  return current;
}

export function preferencesOf(person: string): void {
  key = `${KEY}.${person}`;
  current = readPreferences(keptUnder(key) ?? keptUnder(KEY));
  tell();
}

export function prefer(change: Partial<Preferences>): void {
  current = { ...current, ...change };
  try {
    localStorage.setItem(key, JSON.stringify(current));
  } catch {
    // Holds until the page is closed.
  }
  tell();
}

export function usePreferences(): Preferences {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, preferences);
}
