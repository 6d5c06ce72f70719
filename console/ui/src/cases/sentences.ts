// A complaint in pieces an officer can tick: sentences, or lines. Put together again they are the
// same words.
export function sentences(text: string): string[] {
  return text
    .normalize("NFC")
    .split(/(?<=[.!?…])\s+|\n+/u)
    .map((piece) => piece.trim())
    .filter(Boolean);
}
