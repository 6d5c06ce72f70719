import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../call";
import { Button, Combobox, Dialog, ErrorNote, Loading } from "../ui";
import { useWords } from "../words/use_words";
import { Result } from "./bulk_result";
import { useStaff } from "./queries";
import type { BulkResult, CaseRow } from "./shapes";
import { staffOptions } from "./staff_options";

interface BulkAssignProps {
  rows: CaseRow[];
  onClose: () => void;
  onDone: () => void;
}

export function BulkAssignDialog({ rows, onClose, onDone }: BulkAssignProps) {
  const { say } = useWords();
  const client = useQueryClient();
  const [cases] = useState(rows);
  const staff = useStaff(cases[0]?.id ?? "");
  const [person, setPerson] = useState("");
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const [result, setResult] = useState<BulkResult | null>(null);
  async function submit() {
    setTried(true);
    if (!person) return;
    setBusy(true);
    setProblem(null);
    try {
      const ids = cases.map((row) => row.id);
      setResult(await call<BulkResult>("POST", "/cases/assign", { body: { ids, staff: person } }));
      void client.invalidateQueries({ queryKey: ["cases"] });
      for (const id of ids) void client.invalidateQueries({ queryKey: ["case", id] });
    } catch (failure) {
      setProblem(failure);
    }
    setBusy(false);
  }
  const finish = () => {
    onClose();
    if (result) onDone();
  };
  return (
    <Dialog
      title={say("bulk.assign_title", { n: cases.length })}
      onClose={finish}
      testId="bulk-dialog"
      actions={
        result ? (
          <Button kind="primary" onClick={finish} testId="confirm">
            {say("common.close")}
          </Button>
        ) : (
          <>
            <Button onClick={onClose}>{say("common.cancel")}</Button>
            <Button kind="primary" busy={busy} onClick={() => void submit()} testId="confirm">
              {say("bulk.assign")}
            </Button>
          </>
        )
      }
    >
      {result ? (
        <Result result={result} rows={cases} what="bulk" />
      ) : (
        <>
          <p className="secondary">{cases.map((row) => row.number).join(", ")}</p>
          {staff.isPending && <Loading rows={2} onRetry={() => void staff.refetch()} />}
          {staff.isError && (
            <ErrorNote problem={staff.error} onRetry={() => void staff.refetch()} />
          )}
          {staff.data && (
            <Combobox
              label={say("assign.staff")}
              value={person}
              onChange={setPerson}
              options={staffOptions(staff.data.items, say)}
              error={tried && !person ? say("assign.missing") : null}
              autoFocus
              required
              testId="staff"
            />
          )}
          {problem != null && <ErrorNote problem={problem} />}
        </>
      )}
    </Dialog>
  );
}
