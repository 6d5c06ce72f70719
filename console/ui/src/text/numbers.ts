import type { Language } from "../words/language";

// 1.650 in Vietnamese, 1,650 in English. For amounts and counts, never for identifiers.
export function wholeNumber(number: number, language: Language): string {
  const mark = language === "vi" ? "." : ",";
  return String(Math.round(number)).replace(/\B(?=(\d{3})+$)/g, mark);
}
