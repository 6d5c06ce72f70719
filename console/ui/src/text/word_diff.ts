// What an approver changed, word by word: the longest common run of words stays.
export interface DiffPiece {
  kind: "same" | "gone" | "new";
  text: string;
}

const MOST_CELLS = 4_000_000; // about 2,000 words against 2,000

function words(text: string): string[] {
  return text.normalize("NFC").match(/\s+|[^\s]+/gu) ?? [];
}

function add(pieces: DiffPiece[], kind: DiffPiece["kind"], text: string): void {
  const last = pieces.at(-1);
  if (last?.kind === kind) last.text += text;
  else pieces.push({ kind, text });
}

// lengths[i][j]: of the longest common run of the words from i and from j on.
function commonLengths(a: string[], b: string[]): Uint32Array[] {
  const lengths = Array.from({ length: a.length + 1 }, () => new Uint32Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const [here, next] = [lengths[i]!, lengths[i + 1]!];
      here[j] = a[i] === b[j] ? next[j + 1]! + 1 : Math.max(next[j]!, here[j + 1]!);
    }
  }
  return lengths;
}

export function wordDiff(before: string, after: string): DiffPiece[] {
  const [a, b] = [words(before), words(after)];
  const pieces: DiffPiece[] = [];
  if (a.length * b.length > MOST_CELLS) {
    add(pieces, "gone", before);
    add(pieces, "new", after);
    return pieces;
  }
  const lengths = commonLengths(a, b);
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      add(pieces, "same", a[i]!);
      [i, j] = [i + 1, j + 1];
    } else if (j >= b.length || (i < a.length && lengths[i + 1]![j]! >= lengths[i]![j + 1]!)) {
      add(pieces, "gone", a[i++]!);
    } else {
      add(pieces, "new", b[j++]!);
    }
  }
  return pieces;
}
