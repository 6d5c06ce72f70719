// What is typed as labels, and what the cases that were chosen share.
import type { CaseRow } from "./shapes";

const LONGEST = 40;

// Between commas, each once however it is typed; nothing in it that cannot be a label.
export function typedLabels(text: string): string[] {
  const seen = new Set<string>();
  const all: string[] = [];
  for (const part of text.split(/[,\n]/)) {
    const name = part.trim().replace(/\s+/g, " ").normalize("NFC");
    const key = name.toLowerCase();
    if (!/[\p{L}\p{N}]/u.test(name) || name.length > LONGEST || seen.has(key)) continue;
    seen.add(key);
    all.push(name);
  }
  return all;
}

// Every label of at least one of them, in the order of the alphabet.
export function labelsOf(rows: Pick<CaseRow, "labels">[]): string[] {
  return [...new Set(rows.flatMap((row) => row.labels ?? []))].sort((a, b) =>
    a.localeCompare(b, "vi"),
  );
}
