// Dates and times as the office writes them, in Vietnam's time whatever the PC is set to.
// Vietnam has had +07:00 without summer time since 1975.
const OFFSET_MS = 7 * 3_600_000;
const two = (number: number) => String(number).padStart(2, "0");

function local(at: string | number): Date {
  return new Date((typeof at === "number" ? at : Date.parse(at)) + OFFSET_MS);
}

export function clockTime(at: string | number): string {
  const time = local(at);
  return `${two(time.getUTCHours())}:${two(time.getUTCMinutes())}`;
}

export function date(at: string | number): string {
  const time = local(at);
  return `${two(time.getUTCDate())}/${two(time.getUTCMonth() + 1)}/${time.getUTCFullYear()}`;
}

export function dateTime(at: string | number): string {
  return `${date(at)} ${clockTime(at)}`;
}

// The number of a day in Vietnam; equal for two moments of the same day.
export function dayNumber(at: string | number): number {
  return Math.floor(local(at).getTime() / 86_400_000);
}

// 0 is Sunday.
export function weekday(at: string | number): number {
  return local(at).getUTCDay();
}

export type DayWord = "today" | "yesterday" | "other";

export function dayWord(at: string | number, now: number): DayWord {
  const ago = dayNumber(now) - dayNumber(at);
  return ago === 0 ? "today" : ago === 1 ? "yesterday" : "other";
}
