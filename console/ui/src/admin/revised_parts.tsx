import { Button, Note } from "../ui";
import { Conflict } from "../ui/conflict";
import { useWords } from "../words/use_words";
import type { Revised } from "./use_revised";

// One field of a form, as it is shown when two versions are compared.
export type Shown<Form> = [label: string, words: (form: Form) => string];

interface PartProps<Form extends object> {
  revised: Revised<Form>;
}

// What was written last time and never saved stands in the form again: said, with a way back.
export function WrittenBefore<Form extends object>({ revised }: PartProps<Form>) {
  const { say } = useWords();
  if (!revised.again) return null;
  return (
    <Note
      kind="warn"
      actions={
        <Button small onClick={revised.drop} testId="unsaved-drop">
          {say("unsaved.drop")}
        </Button>
      }
    >
      {say("unsaved.again")}
    </Note>
  );
}

interface ConflictProps<Form extends object> extends PartProps<Form> {
  shown: Shown<Form>[];
  busy: boolean;
  onKeep: () => void;
  onTake: () => void;
}

export function RevisedConflict<Form extends object>(props: ConflictProps<Form>) {
  const { revised, shown, busy, onKeep, onTake } = props;
  const { conflict, base, form } = revised;
  if (!conflict) return null;
  const read = shown.map(([label, words]) => ({
    label,
    before: words(base.form),
    after: words(conflict.form),
    mine: words(form),
  }));
  return (
    <Conflict
      of="this"
      by={conflict.by}
      at={conflict.at}
      found={read.filter((one) => one.before !== one.after)}
      mine={read
        .filter((one) => one.mine !== one.after)
        .map((one) => ({ label: one.label, value: one.mine }))}
      busy={busy}
      onKeep={onKeep}
      onTake={onTake}
    />
  );
}
