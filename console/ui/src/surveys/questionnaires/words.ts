// Small words of questionnaires that are the same in both languages. Pure.

// "0:52", "4:05": estimated time.
export function minutes(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

// Characters as people count them.
export function characters(text: string): number {
  return [...text.normalize("NFC")].length;
}
