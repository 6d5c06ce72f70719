import { dateTime } from "../time/format";
import { Chip } from "../ui";
import { useWords } from "../words/use_words";
import { dueLook, dueWords } from "./due";
import type { CaseRow } from "./shapes";

// The exact moment stands in the accessible name and in the tooltip.
export function DueChip({ row }: { row: Pick<CaseRow, "due" | "due_at"> }) {
  const { say } = useWords();
  const exact = row.due_at ? say("due.at", { at: dateTime(row.due_at) }) : undefined;
  return (
    <span className="due" title={exact} data-testid="due" data-kind={row.due.kind}>
      <Chip {...dueLook(row.due)}>
        {dueWords(row.due, say)}
        {exact && <span className="sr-only"> ({exact})</span>}
      </Chip>
    </span>
  );
}
