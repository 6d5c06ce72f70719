// Zalo takes 2000 characters a message, counted after composing (NFC).
export const MESSAGE_LIMIT = 2000;

export function messageLength(text: string): number {
  return [...text.normalize("NFC")].length;
}

// Where a piece of at most `limit` characters ends: after a paragraph, else a sentence, else a
// word, else in the middle of one.
function cut(characters: string[], limit: number): number {
  const piece = characters.slice(0, limit + 1).join("");
  const lastOf = (pattern: RegExp) => {
    let end = -1;
    for (const hit of piece.matchAll(pattern)) {
      const at = [...piece.slice(0, hit.index + hit[0].length)].length;
      if (at <= limit) end = at;
    }
    return end;
  };
  const least = limit / 4;
  for (const pattern of [/\n\s*\n/g, /[.!?…](?=\s)|\n/g, /\s/g]) {
    const end = lastOf(pattern);
    if (end >= least) return end;
  }
  return limit;
}

// Pieces in order, none longer than the limit, none empty, no words lost.
export function splitMessage(text: string, limit = MESSAGE_LIMIT): string[] {
  const pieces: string[] = [];
  let rest = [...text.normalize("NFC").trim()];
  while (rest.length > limit) {
    const end = cut(rest, limit);
    pieces.push(rest.slice(0, end).join("").trim());
    rest = [...rest.slice(end).join("").trim()];
  }
  if (rest.length > 0) pieces.push(rest.join(""));
  return pieces;
}
