// The days of a month as a calendar shows them, weeks from Monday. A day is "YYYY-MM-DD", a month
// is the first seven signs of it. What is outside 2000–2099 cannot be typed either.
const FIRST = "2000-01-01";
const LAST = "2099-12-31";
const DAY_MS = 86_400_000;

const msOf = (day: string) => Date.parse(`${day}T00:00:00Z`);
const dayAt = (ms: number) => new Date(ms).toISOString().slice(0, 10);

function within(day: string): string {
  return day < FIRST ? FIRST : day > LAST ? LAST : day;
}

export function addDays(day: string, count: number): string {
  return within(dayAt(msOf(day) + count * DAY_MS));
}

// The same day of another month, or its last one: 31/01 plus one is 28/02.
export function addMonths(day: string, count: number): string {
  const [year = 0, month = 0, number = 0] = day.split("-").map(Number);
  const end = new Date(Date.UTC(year, month + count, 0));
  return within(dayAt(Date.UTC(year, month - 1 + count, Math.min(number, end.getUTCDate()))));
}

// 0 is Monday.
export function weekdayOf(day: string): number {
  return (new Date(msOf(day)).getUTCDay() + 6) % 7;
}

// The weeks of the month a day is in; "" where a week reaches into another month.
export function weeksOf(day: string): string[][] {
  const first = `${day.slice(0, 7)}-01`;
  const count = Number(addMonths(`${day.slice(0, 7)}-31`, 0).slice(8));
  const cells = Array.from({ length: weekdayOf(first) }, () => "");
  for (let at = 0; at < count; at += 1) cells.push(dayAt(msOf(first) + at * DAY_MS));
  while (cells.length % 7 !== 0) cells.push("");
  return Array.from({ length: cells.length / 7 }, (_, at) => cells.slice(at * 7, at * 7 + 7));
}

const MOVES: Record<string, (day: string) => string> = {
  ArrowLeft: (day) => addDays(day, -1),
  ArrowRight: (day) => addDays(day, 1),
  ArrowUp: (day) => addDays(day, -7),
  ArrowDown: (day) => addDays(day, 7),
  Home: (day) => addDays(day, -weekdayOf(day)),
  End: (day) => addDays(day, 6 - weekdayOf(day)),
  PageUp: (day) => addMonths(day, -1),
  PageDown: (day) => addMonths(day, 1),
};

// Where a key leads from a day; null for a key that leads nowhere. With Shift the page keys turn
// years.
export function movedBy(key: string, shift: boolean, day: string): string | null {
  if (shift && key === "PageUp") return addMonths(day, -12);
  if (shift && key === "PageDown") return addMonths(day, 12);
  return MOVES[key]?.(day) ?? null;
}
