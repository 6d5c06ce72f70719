// Canned answers carry {names} that are filled before an officer may send them.
const NAME = /\{([a-z][a-z0-9_]{0,39})\}/g;

export function fillVariables(body: string, values: Record<string, string | undefined>): string {
  return body.replace(NAME, (whole, name: string) => values[name]?.trim() || whole);
}

// The names still open, each once, in order.
export function openVariables(text: string): string[] {
  return [...new Set([...text.matchAll(NAME)].map((hit) => hit[1]!))];
}

// The text in pieces, those that are still open marked, for highlighting.
export function pieces(text: string): { text: string; open: boolean }[] {
  const parts: { text: string; open: boolean }[] = [];
  let from = 0;
  for (const hit of text.matchAll(NAME)) {
    if (hit.index > from) parts.push({ text: text.slice(from, hit.index), open: false });
    parts.push({ text: hit[0], open: true });
    from = hit.index + hit[0].length;
  }
  if (from < text.length) parts.push({ text: text.slice(from), open: false });
  return parts;
}
