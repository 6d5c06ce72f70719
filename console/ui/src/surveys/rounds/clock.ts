// Times of day as people type them.
const two = (number: number) => String(number).padStart(2, "0");
const TYPED = /^(\d{1,2})(?:\s*(?:[:h.]|giờ|gio)\s*(\d{1,2})?)?$/;
const DIGITS = /^(\d{1,2})(\d{2})$/;

// "08:30" for "8h30", "0830", "8.30", "8:30"; "08:00" for "8"; null when it is no time.
export function readClock(text: string): string | null {
  const typed = text.trim().toLowerCase();
  const parts = TYPED.exec(typed) ?? DIGITS.exec(typed);
  if (!parts) return null;
  const hour = Number(parts[1]);
  const minute = Number(parts[2] ?? 0);
  const end = hour === 24 && minute === 0; // the end of the day
  return (hour < 24 && minute < 60) || end ? `${two(hour)}:${two(minute)}` : null;
}

// A moment of Vietnam's time, as the service takes it.
export function momentOf(day: string, time: string): string {
  return `${day}T${time}:00+07:00`;
}

const OFFSET_MS = 7 * 3_600_000;
export function dayOf(at: string): string {
  return new Date(Date.parse(at) + OFFSET_MS).toISOString().slice(0, 10);
}
