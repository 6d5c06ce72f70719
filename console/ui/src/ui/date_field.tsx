import { type KeyboardEvent, lazy, Suspense, useEffect, useRef, useState } from "react";
import { serverNow } from "../time/server_clock";
import { readDate, showDate } from "../time/typed_date";
import { useWords } from "../words/use_words";
import { TextField } from "./field";
import { Icon } from "./icons";
import "./calendar.css";

const Calendar = lazy(() => import("./calendar"));

interface DateFieldProps {
  label: string;
  value: string; // "YYYY-MM-DD" or ""
  onChange: (day: string) => void;
  free?: Record<string, string>; // days without work, marked in the calendar
  hint?: string;
  error?: string | null;
  required?: boolean;
  autoFocus?: boolean;
  testId?: string;
}

// DD/MM/YYYY whatever the browser's language; "homnay" and "+3" are understood too, and a calendar
// opens beside it (Alt+↓ in the field).
export function DateField({ value, onChange, free, hint, error, ...rest }: DateFieldProps) {
  const { say } = useWords();
  const { label } = rest;
  const [typed, setTyped] = useState(() => showDate(value));
  const [wrong, setWrong] = useState(false);
  const [open, setOpen] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    setTyped((old) => (readDate(old, serverNow()) === value ? old : showDate(value)));
  }, [value]);
  function leave(): void {
    const day = readDate(typed, serverNow());
    setWrong(day === null);
    if (day !== null) setTyped(showDate(day));
  }
  function close(): void {
    setOpen(false);
    opener.current?.focus();
  }
  function pick(day: string): void {
    setTyped(showDate(day));
    setWrong(false);
    if (day !== value) onChange(day);
    close();
  }
  function pressed(event: KeyboardEvent): void {
    if (open && event.key === "Escape") close();
    else if (!open && event.altKey && event.key === "ArrowDown") setOpen(true);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
  return (
    <div className="date" ref={frame} onKeyDown={pressed}>
      <div onBlur={leave}>
        <TextField
          {...rest}
          value={typed}
          placeholder={say("date.placeholder")}
          hint={hint}
          error={wrong ? say("date.wrong") : error}
          onChange={(text) => {
            setTyped(text);
            const day = readDate(text, serverNow());
            if (day !== null) {
              setWrong(false);
              if (day !== value) onChange(day);
            }
          }}
          end={
            <button
              ref={opener}
              type="button"
              className="date-open"
              aria-label={
                value
                  ? say("date.change", { date: showDate(value), label })
                  : say("date.choose", { label })
              }
              aria-haspopup="dialog"
              aria-expanded={open}
              data-mantine-stop-propagation={open || undefined}
              onClick={() => setOpen(!open)}
            >
              <Icon name="calendar" />
            </button>
          }
        />
      </div>
      {open && (
        <Suspense>
          <Calendar
            label={label}
            value={value}
            free={free}
            beside={frame}
            onPick={pick}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </div>
  );
}
