import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";
import { Icon, type IconName } from "./icons";
import "./menu.css";

export interface MenuChoice {
  key: string;
  label: string;
  icon?: IconName;
  hint?: string;
  chosen?: boolean; // of a group where one is on
  off?: boolean; // shown, with the reason as its hint, and does nothing
  onChoose: () => void;
}

interface MenuProps {
  label: string; // of the list, read aloud
  face: ReactNode; // what the button shows; its words are its name
  testId?: string;
  groups: { title?: string; choices: MenuChoice[] }[];
}

const STEP: Record<string, (at: number, count: number) => number> = {
  ArrowDown: (at, count) => (at + 1) % count,
  ArrowUp: (at, count) => (at - 1 + count) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

// A menu under its button: arrows walk, Esc and Tab close, focus returns to the button.
export function Menu({ label, face, testId, groups }: MenuProps) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const frame = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const items = () => [...(frame.current?.querySelectorAll<HTMLElement>("[role^=menuitem]") ?? [])];
  useEffect(() => {
    if (!open) return;
    items()[0]?.focus();
    const outside = (event: PointerEvent) => {
      if (!frame.current?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener("pointerdown", outside);
    return () => document.removeEventListener("pointerdown", outside);
  }, [open]);
  function close(): void {
    setOpen(false);
    button.current?.focus();
  }
  function pressed(event: KeyboardEvent): void {
    const step = STEP[event.key];
    if (event.key === "Tab") return setOpen(false);
    if (event.key === "Escape") close();
    else if (step) {
      const all = items();
      all[step(all.indexOf(document.activeElement as HTMLElement), all.length)]?.focus();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }
  return (
    <div className="menu" ref={frame}>
      <button
        ref={button}
        type="button"
        className="menu-button"
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        data-testid={testId}
        onClick={() => setOpen(!open)}
      >
        {face}
      </button>
      {open && (
        <div className="menu-list" role="menu" id={id} aria-label={label} onKeyDown={pressed}>
          {groups.map((group, at) => (
            <div key={group.title ?? at} role="group" aria-label={group.title}>
              {group.title && (
                <div className="menu-title" aria-hidden="true">
                  {group.title}
                </div>
              )}
              {group.choices.map((choice) => (
                <button
                  key={choice.key}
                  type="button"
                  className="menu-item"
                  tabIndex={-1}
                  role={choice.chosen === undefined ? "menuitem" : "menuitemradio"}
                  aria-checked={choice.chosen}
                  aria-disabled={choice.off || undefined}
                  data-off={choice.chosen === false || undefined}
                  onClick={() => {
                    if (choice.off) return;
                    close();
                    choice.onChoose();
                  }}
                >
                  <Icon name={choice.chosen ? "check" : (choice.icon ?? "person")} />
                  <span>
                    {choice.label}
                    {choice.hint && <span className="menu-hint">{choice.hint}</span>}
                  </span>
                </button>
              ))}
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
