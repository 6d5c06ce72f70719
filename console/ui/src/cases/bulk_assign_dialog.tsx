import { useState } from "react";
import { Asked, Combobox } from "../ui";
import { useWords } from "../words/use_words";
import { BulkDialog } from "./bulk_dialog";
import { useStaff } from "./queries";
import type { CaseRow } from "./shapes";
import { staffOptions } from "./staff_options";

interface BulkAssignProps {
  rows: CaseRow[];
  onClose: () => void;
  onDone: () => void;
}

export function BulkAssignDialog({ rows, onClose, onDone }: BulkAssignProps) {
  const { say } = useWords();
  const [cases] = useState(rows);
  const staff = useStaff(cases[0]?.id ?? "");
  const [person, setPerson] = useState("");
  const [tried, setTried] = useState(false);
  return (
    <BulkDialog
      rows={cases}
      what="bulk"
      title={say("bulk.assign_title", { n: cases.length })}
      submit={say("bulk.assign")}
      path="/assign"
      body={person ? { staff: person } : null}
      testId="bulk-dialog"
      onTried={() => setTried(true)}
      onClose={onClose}
      onDone={() => {
        onClose();
        onDone();
      }}
    >
      <Asked query={staff} rows={2}>
        {({ items }) => (
          <Combobox
            label={say("assign.staff")}
            value={person}
            onChange={setPerson}
            options={staffOptions(items, say)}
            error={tried && !person ? say("assign.missing") : null}
            autoFocus
            required
            testId="staff"
          />
        )}
      </Asked>
    </BulkDialog>
  );
}
