// The first message that costs money is asked about once a day, on this PC, for this person.
import { date } from "../time/format";

const KEY = "langnghe.paid_asked";

export function askedToday(who: string, now: number): boolean {
  try {
    return localStorage.getItem(KEY) === `${who} ${date(now)}`;
  } catch {
    return false;
  }
}

export function noteAsked(who: string, now: number): void {
  try {
    localStorage.setItem(KEY, `${who} ${date(now)}`);
  } catch {
    // Then it is asked again.
  }
}
