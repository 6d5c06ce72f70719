// What somebody types into a dialog stays until it was sent or thrown away on purpose: closing the
// dialog, another page, the lock screen and a failing service do not empty it. In this tab.
import { useEffect, useSyncExternalStore } from "react";

const kept = new Map<string, { value: unknown; usual: string }>();
const listeners = new Set<() => void>();

function tell(): void {
  for (const listener of listeners) listener();
}

export function anythingKept(): boolean {
  return [...kept.values()].some((one) => JSON.stringify(one.value) !== one.usual);
}

export function forget(key: string): void {
  kept.delete(key);
  tell();
}

export function keep<T>(key: string, value: T, usual: T): void {
  kept.set(key, { value, usual: JSON.stringify(usual) });
  tell();
}

export function useKept<T>(key: string, usual: T): [T, (value: T) => void] {
  const found = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => kept.get(key),
  );
  return [found ? (found.value as T) : usual, (value) => keep(key, value, usual)];
}

// The browser asks before a reload only if something would really be lost.
export function useLeaveWarning(): void {
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (anythingKept()) event.preventDefault();
    };
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, []);
}
