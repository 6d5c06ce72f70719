import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";
import { Icon, type IconName } from "./icons";
import "./drop.css";

interface DropProps {
  label: string; // of the panel, read aloud
  face: ReactNode; // what the button shows; its words are its name
  icon?: IconName;
  on?: boolean; // something is chosen in it
  quiet?: boolean; // no arrow and no frame
  wide?: boolean;
  end?: boolean; // opens towards the start of the line
  testId?: string;
  children: (close: () => void) => ReactNode;
}

const FOCUSABLE = "input, button, select, textarea, a[href]";

// A small panel under its button: Esc closes and gives the focus back, so does a click outside.
export function Drop({ label, face, icon, on, quiet, wide, end, testId, children }: DropProps) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const frame = useRef<HTMLDivElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!open) return;
    (panel.current?.querySelector<HTMLElement>(FOCUSABLE) ?? panel.current)?.focus();
    const outside = (event: Event) => {
      if (!frame.current?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener("pointerdown", outside);
    document.addEventListener("focusin", outside);
    return () => {
      document.removeEventListener("pointerdown", outside);
      document.removeEventListener("focusin", outside);
    };
  }, [open]);
  function close(): void {
    setOpen(false);
    button.current?.focus();
  }
  function pressed(event: KeyboardEvent): void {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    close();
  }
  const classes = ["drop-button", on ? "drop-on" : "", quiet ? "drop-quiet" : ""].join(" ");
  return (
    <div className={`drop ${end ? "drop-end" : ""}`} ref={frame}>
      <button
        ref={button}
        type="button"
        className={classes}
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        data-testid={testId}
        onClick={() => setOpen(!open)}
      >
        {icon && <Icon name={icon} />}
        {face}
        {!quiet && <span className="drop-arrow" aria-hidden="true" />}
      </button>
      {open && (
        <div
          ref={panel}
          id={id}
          role="dialog"
          aria-label={label}
          tabIndex={0} // what is long is scrolled with the arrows
          className={`drop-panel ${wide ? "drop-wide" : ""}`}
          onKeyDown={pressed}
        >
          {children(close)}
        </div>
      )}
    </div>
  );
}
