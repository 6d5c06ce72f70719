import { type ReactNode, useState } from "react";
import { forget, useKept } from "../../kept";
import { useMe } from "../../session/use_session";
import { AskDialog, TextArea } from "../../ui";
import { useRoundWords } from "../../words/use_round_words";
import { type ActName, useRoundAct } from "./use_round_act";

interface ReasonDialogProps {
  round: { id: number; rev: number };
  name: ActName;
  title: string;
  submit: string;
  danger?: boolean;
  body?: Record<string, unknown>; // beside the reason
  onClose: () => void;
  children?: ReactNode;
}

// An act that needs a reason; the reason outlives the dialog until it was sent.
export function ReasonDialog(props: ReasonDialogProps) {
  const { round, name, title, submit, danger, body, onClose, children } = props;
  const { say } = useRoundWords();
  const act = useRoundAct(round.id);
  const key = `${useMe().id} round ${round.id} ${name}`;
  const [why, setWhy] = useKept(key, "");
  const [tried, setTried] = useState(false);
  async function send(): Promise<void> {
    setTried(true);
    if (!why.trim()) return;
    if (!(await act.act(name, { rev: round.rev, why: why.trim(), ...body }))) return;
    forget(key);
    onClose();
  }
  return (
    <AskDialog
      title={title}
      submit={submit}
      danger={danger}
      busy={act.busy}
      problem={act.problem}
      onSubmit={() => void send()}
      onClose={onClose}
      testId={`${name}-dialog`}
    >
      {children}
      <TextArea
        label={say("act.why")}
        value={why}
        onChange={setWhy}
        rows={3}
        error={act.fields.why ?? (tried && !why.trim() ? say("act.why_missing") : null)}
        required
        autoFocus
        testId="why"
      />
    </AskDialog>
  );
}
