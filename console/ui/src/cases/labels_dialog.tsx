import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../call";
import { Button, CheckField, Dialog, ErrorNote, TextField } from "../ui";
import { useWords } from "../words/use_words";
import { Result } from "./bulk_result";
import { labelsOf, typedLabels } from "./labels";
import { useLabels } from "./queries";
import type { BulkResult, CaseRow } from "./shapes";

interface DialogProps {
  rows: CaseRow[];
  onClose: () => void;
  onDone: () => void;
}

const SUGGESTED = 8;

// Labels put on the cases that were chosen, and taken off.
export default function LabelsDialog({ rows, onClose, onDone }: DialogProps) {
  const { say } = useWords();
  const client = useQueryClient();
  const known = useLabels();
  const [cases] = useState(rows);
  const [typed, setTyped] = useState("");
  const [remove, setRemove] = useState<string[]>([]);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const [result, setResult] = useState<BulkResult | null>(null);
  const add = typedLabels(typed);
  const present = labelsOf(cases);
  const offered = (known.data?.items ?? [])
    .map((one) => one.name)
    .filter((name) => !add.includes(name) && !present.includes(name))
    .slice(0, SUGGESTED);
  const nothing = add.length === 0 && remove.length === 0;
  async function submit(): Promise<void> {
    setTried(true);
    if (nothing) return;
    setBusy(true);
    setProblem(null);
    const ids = cases.map((row) => row.id);
    try {
      const told = await call<BulkResult>("POST", "/cases/labels", { body: { ids, add, remove } });
      void client.invalidateQueries({ queryKey: ["cases"] });
      for (const id of ids) void client.invalidateQueries({ queryKey: ["case", id] });
      if (told.failed.length > 0) setResult(told);
      else onDone();
    } catch (failure) {
      setProblem(failure);
    }
    setBusy(false);
  }
  const finish = () => (result ? onDone() : onClose());
  return (
    <Dialog
      title={say("label.title", { n: cases.length })}
      onClose={finish}
      testId="labels-dialog"
      actions={
        result ? (
          <Button kind="primary" onClick={finish} testId="confirm">
            {say("common.close")}
          </Button>
        ) : (
          <>
            <Button onClick={onClose}>{say("common.cancel")}</Button>
            <Button kind="primary" busy={busy} onClick={() => void submit()} testId="confirm">
              {say("label.save")}
            </Button>
          </>
        )
      }
    >
      {result ? (
        <Result result={result} rows={cases} what="label" />
      ) : (
        <>
          <p className="secondary">{cases.map((row) => row.number).join(", ")}</p>
          <TextField
            label={say("label.add")}
            hint={say("label.add_hint")}
            value={typed}
            onChange={setTyped}
            error={tried && nothing ? say("label.nothing") : null}
            autoFocus
            testId="label-add"
          />
          {offered.length > 0 && (
            <div className="row" role="group" aria-label={say("label.known")}>
              <span className="small">{say("label.known")}</span>
              {offered.map((name) => (
                <Button
                  key={name}
                  small
                  icon="plus"
                  onClick={() => setTyped([...add, name].join(", "))}
                >
                  {name}
                </Button>
              ))}
            </div>
          )}
          {present.length > 0 && (
            <fieldset className="checks">
              <legend>{say("label.remove")}</legend>
              {present.map((name) => (
                <CheckField
                  key={name}
                  label={name}
                  checked={remove.includes(name)}
                  onChange={(on) =>
                    setRemove(on ? [...remove, name] : remove.filter((one) => one !== name))
                  }
                />
              ))}
            </fieldset>
          )}
          {problem != null && <ErrorNote problem={problem} />}
        </>
      )}
    </Dialog>
  );
}
