// Shortcuts. A single letter never works inside a field, where Vietnamese typing tools send letters
// too, nor while a dialog is open, nor when it is switched off.
import { useEffect, useRef } from "react";
import { preferences } from "./preferences";

export type KeyName = string; // "t", "?", "g h", "Ctrl+/", "Alt+b", "Escape"

function inField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

function dialogOpen(): boolean {
  return document.querySelector('[role="dialog"], [role="menu"]') !== null;
}

// KeyB with Alt may arrive as another sign on some keyboards, so letters with Alt go by their code.
export function nameOf(event: KeyboardEvent): KeyName {
  const letter = event.code.startsWith("Key") ? event.code.slice(3).toLowerCase() : event.key;
  if (event.ctrlKey || event.metaKey) return `Ctrl+${event.key.toLowerCase()}`;
  if (event.altKey) return `Alt+${letter}`;
  return event.key;
}

// Asked before anybody hears the key: the dialog that closes on Esc is gone afterwards.
let dialogWasOpen = false;

const SECOND_MS = 1200; // between "g" and the letter after it
let first: { key: string; at: number } | null = null;

function allowed(name: KeyName, target: EventTarget | null): boolean {
  if (dialogWasOpen) return false;
  if (name.length > 1) return name !== "Escape" || !inField(target);
  return preferences().single_keys && !inField(target);
}

export function useKeys(keys: Record<KeyName, (() => void) | undefined>): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    function pressed(event: KeyboardEvent): void {
      if (event.isComposing || event.defaultPrevented) return;
      const name = nameOf(event);
      if (!allowed(name, event.target)) return;
      const pair = first && Date.now() - first.at < SECOND_MS ? `${first.key} ${name}` : "";
      const action = latest.current[pair] ?? (pair ? undefined : latest.current[name]);
      if (!action) return;
      event.preventDefault();
      action();
    }
    window.addEventListener("keydown", pressed);
    return () => window.removeEventListener("keydown", pressed);
  }, []);
}

// For the whole page, once: looks at every key before the others do, and remembers "g" after them.
export function watchKeys(): () => void {
  function before(): void {
    dialogWasOpen = dialogOpen();
  }
  function after(event: KeyboardEvent): void {
    const name = nameOf(event);
    first = name === "g" && allowed(name, event.target) ? { key: name, at: Date.now() } : null;
  }
  window.addEventListener("keydown", before, { capture: true });
  window.addEventListener("keydown", after);
  return () => {
    window.removeEventListener("keydown", before, { capture: true });
    window.removeEventListener("keydown", after);
  };
}
