import { useState } from "react";
import { Button, CheckField, TextField } from "../ui";
import { useWords } from "../words/use_words";
import { BulkDialog } from "./bulk_dialog";
import { labelsOf, typedLabels } from "./labels";
import { useLabels } from "./queries";
import type { CaseRow } from "./shapes";

interface DialogProps {
  rows: CaseRow[];
  onClose: () => void;
  onDone: () => void;
}

const SUGGESTED = 8;

// Labels put on the cases that were chosen, and taken off.
export default function LabelsDialog({ rows, onClose, onDone }: DialogProps) {
  const { say } = useWords();
  const known = useLabels();
  const [cases] = useState(rows);
  const [typed, setTyped] = useState("");
  const [remove, setRemove] = useState<string[]>([]);
  const [tried, setTried] = useState(false);
  const add = typedLabels(typed);
  const present = labelsOf(cases);
  const offered = (known.data?.items ?? [])
    .map((one) => one.name)
    .filter((name) => !add.includes(name) && !present.includes(name))
    .slice(0, SUGGESTED);
  const nothing = add.length === 0 && remove.length === 0;
  return (
    <BulkDialog
      rows={cases}
      what="label"
      title={say("label.title", { n: cases.length })}
      submit={say("label.save")}
      path="/labels"
      body={nothing ? null : { add, remove }}
      testId="labels-dialog"
      onTried={() => setTried(true)}
      onClose={onClose}
      onDone={onDone}
    >
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
    </BulkDialog>
  );
}
