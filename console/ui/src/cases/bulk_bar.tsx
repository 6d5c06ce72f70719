import { useState } from "react";
import { Button } from "../ui";
import { useWords } from "../words/use_words";
import { BulkAssignDialog } from "./bulk_assign_dialog";
import type { CaseRow } from "./shapes";

interface BulkBarProps {
  rows: CaseRow[];
  all: number;
  onAll: () => void;
  onClear: () => void;
}

// Assigning is all that is done to many at once: nobody closes or answers in bulk.
export function BulkBar({ rows, all, onAll, onClear }: BulkBarProps) {
  const { say } = useWords();
  const [assign, setAssign] = useState(false);
  if (rows.length === 0) return null;
  return (
    <section className="bulk" aria-label={say("bulk.label")}>
      <b role="status">{say("bulk.chosen", { n: rows.length })}</b>
      {rows.length < all && (
        <Button small onClick={onAll}>
          {say("bulk.page", { n: all })}
        </Button>
      )}
      <Button
        small
        kind="primary"
        icon="person"
        onClick={() => setAssign(true)}
        testId="bulk-assign"
      >
        {say("bulk.assign")}
      </Button>
      <Button small onClick={onClear} keys="Escape">
        {say("bulk.clear")}
      </Button>
      {assign && <BulkAssignDialog rows={rows} onClose={() => setAssign(false)} onDone={onClear} />}
    </section>
  );
}
