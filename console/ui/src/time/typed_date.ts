// Dates as people type them. A date here is "YYYY-MM-DD" in Vietnam's time; "" is none.
const OFFSET_MS = 7 * 3_600_000;
const DAY_MS = 86_400_000;
const FULL = /^(\d{1,2})[\s/.-](\d{1,2})(?:[\s/.-](\d{4}|\d{2}))?$/;
const DIGITS = /^(\d{2})(\d{2})(\d{4}|\d{2})?$/;
const STEP = /^([+-])(\d{1,3})$/;
const two = (number: number) => String(number).padStart(2, "0");

function iso(year: number, month: number, day: number): string | null {
  const time = new Date(Date.UTC(year, month - 1, day));
  const same = time.getUTCMonth() === month - 1 && time.getUTCDate() === day;
  return same && year >= 2000 && year < 2100 ? `${year}-${two(month)}-${two(day)}` : null;
}

function dayOf(ms: number): string {
  return new Date(ms + OFFSET_MS).toISOString().slice(0, 10);
}

// "21/11/2026", "21.11", "211126", "homnay", "+3"; null when it is no date.
export function readDate(text: string, now: number): string | null {
  const typed = text
    .trim()
    .toLowerCase()
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "");
  if (typed === "") return "";
  if (/^(hom ?nay|today)$/.test(typed)) return dayOf(now);
  const step = STEP.exec(typed);
  if (step) return dayOf(now + (step[1] === "-" ? -1 : 1) * Number(step[2]) * DAY_MS);
  const parts = FULL.exec(typed) ?? DIGITS.exec(typed);
  if (!parts) return null;
  const year = parts[3] === undefined ? Number(dayOf(now).slice(0, 4)) : Number(parts[3]);
  return iso(year < 100 ? 2000 + year : year, Number(parts[2]), Number(parts[1]));
}

// "21/11/2026" for "2026-11-21".
export function showDate(day: string): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  return parts ? `${parts[3]}/${parts[2]}/${parts[1]}` : "";
}
