// The numbers of the buttons under a message, as a citizen finds them: each choice stands in the
// text as a line of its own, "2. Trễ hẹn", and the button carries the same words, cut when they are
// long. A button without such a line ("Xong", "Không trả lời") has no number.
const LINE = /^(\d{1,3})\. (.+)$/;
const CUT = "…";

export function buttonNumber(text: string, label: string): string | null {
  const start = label.endsWith(CUT) ? label.slice(0, -CUT.length).trimEnd() : null;
  for (const line of text.split("\n")) {
    const [, number, words] = LINE.exec(line.trim()) ?? [];
    if (!number || !words) continue;
    if (start === null ? words === label : words.startsWith(start)) return number;
  }
  return null;
}
