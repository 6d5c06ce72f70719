import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { call } from "../call";
import { AskDialog, Button, Dialog } from "../ui";
import { useWrite } from "../use_write";
import { useWords } from "../words/use_words";
import { Result } from "./bulk_result";
import type { BulkResult, CaseRow } from "./shapes";

interface BulkDialogProps {
  rows: CaseRow[]; // as they were chosen when it was opened
  what: "bulk" | "label"; // whose words tell how it went
  title: string;
  submit: string;
  path: string; // below /cases
  body: Record<string, unknown> | null; // null: something is missing
  testId: string;
  onTried: () => void;
  onClose: () => void;
  onDone: () => void;
  children: ReactNode;
}

// What is asked before something is done to many cases, and how it went with each of them.
export function BulkDialog(props: BulkDialogProps) {
  const { rows, what, title, body, onDone, onClose, testId } = props;
  const { say } = useWords();
  const client = useQueryClient();
  const write = useWrite();
  const [result, setResult] = useState<BulkResult | null>(null);
  async function submit(): Promise<void> {
    props.onTried();
    if (!body) return;
    await write.run(async () => {
      const ids = rows.map((row) => row.id);
      const sent = { ids, ...body };
      const told = await call<BulkResult>("POST", `/cases${props.path}`, { body: sent });
      void client.invalidateQueries({ queryKey: ["cases"] });
      for (const id of ids) void client.invalidateQueries({ queryKey: ["case", id] });
      // Labels that were all put on stand in the list behind.
      if (what === "label" && told.failed.length === 0) onDone();
      else setResult(told);
    });
  }
  if (result) {
    const close = (
      <Button kind="primary" onClick={onDone} testId="confirm">
        {say("common.close")}
      </Button>
    );
    return (
      <Dialog title={title} onClose={onDone} testId={testId} actions={close}>
        <Result result={result} rows={rows} what={what} />
      </Dialog>
    );
  }
  return (
    <AskDialog
      title={title}
      submit={props.submit}
      busy={write.busy}
      problem={write.problem}
      onSubmit={() => void submit()}
      onClose={onClose}
      testId={testId}
    >
      <p className="secondary">{rows.map((row) => row.number).join(", ")}</p>
      {props.children}
    </AskDialog>
  );
}
