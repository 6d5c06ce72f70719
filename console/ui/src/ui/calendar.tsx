import {
  type KeyboardEvent,
  type RefObject,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { addMonths, movedBy, weeksOf } from "../time/month";
import { serverNow } from "../time/server_clock";
import { readDate, showDate } from "../time/typed_date";
import { type Key, useWords } from "../words/use_words";
import { Icon, type IconName } from "./icons";

interface CalendarProps {
  label: string;
  value: string; // "YYYY-MM-DD" or ""
  free?: Record<string, string>; // days without work, with their names
  beside: RefObject<HTMLElement | null>;
  onPick: (day: string) => void;
  onClose: () => void;
}

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 0];
const PHONE = "(max-width: 719px)";
const EDGE = 8;

// Under the field, or above it where there is more room; on a phone at the bottom (calendar.css).
function place(panel: HTMLElement, field: DOMRect): void {
  if (window.matchMedia(PHONE).matches) {
    panel.style.top = panel.style.left = "";
    return;
  }
  const { offsetHeight: height, offsetWidth: width } = panel;
  const below = field.bottom + 4;
  const fits = below + height + EDGE <= window.innerHeight;
  const top = fits ? below : Math.max(EDGE, field.top - height - 4);
  panel.style.top = `${Math.min(top, window.innerHeight - height - EDGE)}px`;
  panel.style.left = `${Math.max(EDGE, Math.min(field.left, window.innerWidth - width - EDGE))}px`;
}

function usePlace(panel: RefObject<HTMLElement | null>, beside: RefObject<HTMLElement | null>) {
  useLayoutEffect(() => {
    const put = () => {
      const field = beside.current?.getBoundingClientRect();
      if (panel.current && field) place(panel.current, field);
    };
    put();
    window.addEventListener("resize", put);
    window.addEventListener("scroll", put, { capture: true, passive: true });
    return () => {
      window.removeEventListener("resize", put);
      window.removeEventListener("scroll", put, { capture: true });
    };
  }, [panel, beside]);
}

// A click or the focus elsewhere closes it; the button that opened it does that by itself.
function useOutside(
  panel: RefObject<HTMLElement | null>,
  beside: RefObject<HTMLElement | null>,
  onClose: () => void,
): void {
  const latest = useRef(onClose);
  useEffect(() => {
    latest.current = onClose;
  });
  useEffect(() => {
    const outside = (event: Event) => {
      const target = event.target as Element;
      const opener = beside.current?.querySelector("[aria-haspopup]");
      if (!panel.current?.contains(target) && !opener?.contains(target)) latest.current();
    };
    document.addEventListener("pointerdown", outside);
    document.addEventListener("focusin", outside);
    return () => {
      document.removeEventListener("pointerdown", outside);
      document.removeEventListener("focusin", outside);
    };
  }, [panel, beside]);
}

// Esc pressed here is not for the dialog around the field.
function Turn({ icon, label, onClick }: { icon: IconName; label: string; onClick: () => void }) {
  return (
    <button
      type="button"
      className="date-open"
      aria-label={label}
      title={label}
      data-mantine-stop-propagation
      onClick={onClick}
    >
      <Icon name={icon} />
    </button>
  );
}

interface CellProps {
  day: string;
  name: string; // read aloud
  here: boolean;
  focused: boolean;
  today: boolean;
  chosen: boolean;
  why: string | undefined;
  onPick: () => void;
}

function Cell({ day, name, here, focused, today, chosen, why, onPick }: CellProps) {
  const cell = useRef<HTMLTableCellElement>(null);
  useEffect(() => {
    if (focused) cell.current?.focus();
  }, [focused]);
  return (
    <td
      ref={cell}
      role="gridcell"
      tabIndex={here ? 0 : -1}
      aria-selected={chosen}
      aria-current={today ? "date" : undefined}
      aria-label={why ? `${name}, ${why}` : name}
      title={why}
      data-free={why ? true : undefined}
      data-day={day}
      data-mantine-stop-propagation
      onClick={onPick}
    >
      {Number(day.slice(8))}
    </td>
  );
}

// A month of days: arrows walk, PageUp and PageDown turn months (with Shift years), Enter picks,
// Esc closes. Loaded when it is first opened.
export default function Calendar({ label, value, free, beside, onPick, onClose }: CalendarProps) {
  const { say } = useWords();
  const id = useId();
  const panel = useRef<HTMLDivElement>(null);
  const today = readDate("homnay", serverNow()) ?? "";
  const [{ here, focused }, setAt] = useState({ here: value || today, focused: true });
  usePlace(panel, beside);
  useOutside(panel, beside, onClose);
  // The buttons turn the month and keep the focus; keys take it along.
  const turn = (months: number) => setAt({ here: addMonths(here, months), focused: false });
  function walked(event: KeyboardEvent): void {
    const next = movedBy(event.key, event.shiftKey, here);
    if (event.key === "Enter" || event.key === " ") onPick(here);
    else if (next) setAt({ here: next, focused: true });
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
  const month = { month: Number(here.slice(5, 7)), year: here.slice(0, 4) };
  return (
    <div
      ref={panel}
      role="dialog"
      aria-label={say("date.choose", { label })}
      className="calendar"
      data-testid="calendar"
    >
      <div className="calendar-head">
        <Turn icon="left" label={say("date.month_before")} onClick={() => turn(-1)} />
        <h2 id={`${id}-month`} aria-live="polite">
          {say("date.month", month)}
        </h2>
        <Turn icon="right" label={say("date.month_after")} onClick={() => turn(1)} />
      </div>
      <table role="grid" aria-labelledby={`${id}-month`} onKeyDown={walked}>
        <thead>
          <tr>
            {WEEKDAYS.map((day) => (
              <th key={day} scope="col" abbr={say(`weekday.${day}` as Key)}>
                {say(`date.day_${day}` as Key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(here).map((week) => (
            <tr key={week.join()}>
              {week.map((day, at) =>
                day ? (
                  <Cell
                    key={day}
                    day={day}
                    name={say("date.day", {
                      weekday: say(`weekday.${WEEKDAYS[at]}` as Key),
                      day: Number(day.slice(8)),
                      ...month,
                    })}
                    here={day === here}
                    focused={focused && day === here}
                    today={day === today}
                    chosen={day === value}
                    why={free?.[day]}
                    onPick={() => onPick(day)}
                  />
                ) : (
                  <td key={at} role="gridcell" />
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {free && <div className="small secondary calendar-why">{free[here]}</div>}
      <button
        type="button"
        className="calendar-today"
        data-mantine-stop-propagation
        onClick={() => onPick(today)}
      >
        {say("date.today", { date: showDate(today) })}
      </button>
    </div>
  );
}
