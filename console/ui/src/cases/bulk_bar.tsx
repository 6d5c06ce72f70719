import { lazy, Suspense, useState } from "react";
import { mayAct } from "../session/rights";
import { useMe } from "../session/use_session";
import { Button } from "../ui";
import { useWords } from "../words/use_words";
import { BulkAssignDialog } from "./bulk_assign_dialog";
import type { CaseRow } from "./shapes";

const LabelsDialog = lazy(() => import("./labels_dialog"));

interface BulkBarProps {
  rows: CaseRow[];
  all: number;
  onAll: () => void;
  onClear: () => void;
}

const SLIPS_MAX = 40; // on one page, as the service prints them

// What is done to many at once is done to who has them and how they are found: nobody closes or
// answers in bulk.
export function BulkBar({ rows, all, onAll, onClear }: BulkBarProps) {
  const { say } = useWords();
  const me = useMe();
  const [assign, setAssign] = useState(false);
  const [label, setLabel] = useState(false);
  if (rows.length === 0) return null;
  const slips = `/api/v1/cases/slips?ids=${rows.map((row) => row.id).join(",")}`;
  const labelled = () => {
    setLabel(false);
    onClear();
  };
  return (
    <section className="bulk" aria-label={say("bulk.label")}>
      <b role="status">{say("bulk.chosen", { n: rows.length })}</b>
      {rows.length < all && (
        <Button small onClick={onAll}>
          {say("bulk.page", { n: all })}
        </Button>
      )}
      {mayAct(me, "route") && (
        <>
          <Button
            small
            kind="primary"
            icon="person"
            onClick={() => setAssign(true)}
            testId="bulk-assign"
          >
            {say("bulk.assign")}
          </Button>
          <Button small icon="columns" onClick={() => setLabel(true)} testId="bulk-label">
            {say("label.action")}
          </Button>
        </>
      )}
      <Button
        small
        icon="print"
        disabled={rows.length > SLIPS_MAX}
        describedBy={rows.length > SLIPS_MAX ? "slips-most" : undefined}
        onClick={() => void window.open(slips, "_blank", "noopener")}
        testId="bulk-slips"
      >
        {say("bulk.slips")}
      </Button>
      {rows.length > SLIPS_MAX && (
        <span id="slips-most" className="small">
          {say("bulk.slips_most", { n: SLIPS_MAX })}
        </span>
      )}
      <Button small onClick={onClear} keys="Escape">
        {say("bulk.clear")}
      </Button>
      {assign && <BulkAssignDialog rows={rows} onClose={() => setAssign(false)} onDone={onClear} />}
      {label && (
        <Suspense>
          <LabelsDialog rows={rows} onClose={() => setLabel(false)} onDone={labelled} />
        </Suspense>
      )}
    </section>
  );
}
