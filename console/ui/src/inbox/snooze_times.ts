// When to be reminded: suggestions, and what somebody typed. Texts as the service takes them,
// "2026-11-23T14:00" in Vietnam's time.
const OFFSET_MS = 7 * 3_600_000;
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const LONGEST_MS = 30 * DAY_MS;

export function localText(ms: number): string {
  return new Date(ms + OFFSET_MS).toISOString().slice(0, 16);
}

export function msOf(text: string): number {
  return Date.parse(`${text}:00.000Z`) - OFFSET_MS;
}

function roundedUp(ms: number): number {
  const step = 5 * MINUTE_MS;
  return Math.ceil(ms / step) * step;
}

// In half an hour, in two hours, this afternoon when it is not past, tomorrow morning.
export function suggestions(now: number): string[] {
  const today = Math.floor((now + OFFSET_MS) / DAY_MS) * DAY_MS - OFFSET_MS;
  const afternoon = today + 13 * 60 * MINUTE_MS;
  const found = [roundedUp(now + 30 * MINUTE_MS), roundedUp(now + 120 * MINUTE_MS)];
  if (afternoon > now + 30 * MINUTE_MS) found.push(afternoon);
  found.push(today + DAY_MS + 7 * 60 * MINUTE_MS);
  return [...new Set(found)].sort((a, b) => a - b).map(localText);
}

// "14:00", "14h", "7h05"; null when it is no time.
export function readTime(typed: string): string | null {
  const parts = /^(\d{1,2})(?:[:hH.](\d{2})?)?$/.exec(typed.trim());
  if (!parts) return null;
  const hours = Number(parts[1]);
  const minutes = Number(parts[2] ?? 0);
  if (hours > 23 || minutes > 59) return null;
  return `${String(hours).padStart(2, "0")}:${String(minutes).padStart(2, "0")}`;
}

// Null when day or time is none, or not after now, or further than the service takes.
export function moment(day: string, typed: string, now: number): string | null {
  const time = readTime(typed);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || time === null) return null;
  const text = `${day}T${time}`;
  const at = msOf(text);
  return at > now && at <= now + LONGEST_MS ? text : null;
}
