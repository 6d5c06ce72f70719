// Numbers and times of rounds in words.
import { wholeNumber } from "../../text/numbers";
import { clockTime, date, dayNumber, weekday } from "../../time/format";
import type { Language } from "../../words/language";

// "28,5 %" of a fraction 0..1; one digit after the comma, none when it is whole.
export function percent(fraction: number, language: Language): string {
  const tenths = Math.round(fraction * 1000);
  const rest = tenths % 10;
  const whole = wholeNumber(Math.trunc(tenths / 10), language);
  const mark = language === "vi" ? "," : ".";
  return `${whole}${rest ? mark + rest : ""} %`;
}

export function money(amount: number, language: Language): string {
  return `${wholeNumber(amount, language)} ${language === "vi" ? "đ" : "VND"}`;
}

export function bytesWords(bytes: number, language: Language): string {
  if (bytes < 1024 * 1024) return `${Math.max(1, Math.round(bytes / 1024))} kB`;
  const tenths = Math.round((bytes / 1024 / 1024) * 10);
  return `${Math.trunc(tenths / 10)}${language === "vi" ? "," : "."}${tenths % 10} MB`;
}

const WEEKDAYS = {
  vi: ["Chủ nhật", "thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy"],
  en: ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
} as const;

// "08:00 thứ Tư 25/11/2026"
export function momentWords(at: string, language: Language): string {
  return `${clockTime(at)} ${WEEKDAYS[language][weekday(at)]} ${date(at)}`;
}

// "thứ Ba 24/11/2026" for "2026-11-24".
export function dayWords(day: string, language: Language): string {
  const at = `${day}T12:00:00+07:00`;
  return `${WEEKDAYS[language][weekday(at)]} ${date(at)}`;
}

// "25/11/2026–09/12/2026", once when it is the same day.
export function spanWords(from: string, to: string): string {
  return dayNumber(from) === dayNumber(to) ? date(from) : `${date(from)}–${date(to)}`;
}

// "1 phút 10 giây", "2 giờ 5 phút": two units at most, what is zero left out.
export function aboutLeft(seconds: number, language: Language): string {
  const all = Math.max(0, Math.round(seconds));
  const sizes = [86_400, 3600, 60, 1];
  const names =
    language === "vi" ? ["ngày", "giờ", "phút", "giây"] : ["day", "hour", "minute", "second"];
  const first = sizes.findIndex((size) => all >= size);
  if (first < 0) return language === "vi" ? "chưa đến 1 giây" : "less than a second";
  const unit = (count: number, at: number) =>
    `${count} ${names[at]}${language === "en" && count !== 1 ? "s" : ""}`;
  const whole = Math.floor(all / sizes[first]!);
  const next = sizes[first + 1];
  const rest = next ? Math.floor((all - whole * sizes[first]!) / next) : 0;
  return rest > 0 ? `${unit(whole, first)} ${unit(rest, first + 1)}` : unit(whole, first);
}

// The round to be named: of the month after this one when it is nearly over.
const LATE_DAY = 25;
export function proposedMonth(now: number): string {
  const [day = 1, month = 1, year = 2026] = date(now).split("/").map(Number);
  const next = day >= LATE_DAY ? month + 1 : month;
  return next > 12 ? `1/${year + 1}` : `${next}/${year}`;
}
