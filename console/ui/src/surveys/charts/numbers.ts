// Figures as each language writes them: "86,2 %" and "86.2 %". Shares are fractions. Pure.
import type { Language } from "../../words/language";
import { wholeNumber } from "../../text/numbers";

export function decimal(number: number, digits: number, language: Language): string {
  const [whole, rest] = Math.abs(number).toFixed(digits).split(".") as [string, string?];
  const mark = language === "vi" ? "," : ".";
  const zero = Number(whole) === 0 && Number(rest ?? 0) === 0;
  const sign = number < 0 && !zero ? "−" : "";
  return `${sign}${wholeNumber(Number(whole), language)}${rest ? mark + rest : ""}`;
}

export function percent(share: number, language: Language, digits = 1): string {
  return `${decimal(share * 100, digits, language)} %`;
}

// "[82,1 – 89,5]", in per cent.
export function percentRange(low: number, high: number, language: Language): string {
  return `[${decimal(low * 100, 1, language)} – ${decimal(high * 100, 1, language)}]`;
}

export function meanRange(low: number, high: number, language: Language): string {
  return `[${decimal(low, 2, language)} – ${decimal(high, 2, language)}]`;
}

// The service gives the mean itself as both ends where there is no interval.
export function hasRange({ low, high }: { low: number; high: number }): boolean {
  return low < high;
}

// A number as the service wrote it ("6.5"), or what it is.
export function figureText(text: string | null, language: Language): string {
  if (text === null) return "–";
  return /^-?\d+\.\d+$/.test(text) && language === "vi" ? text.replace(".", ",") : text;
}
