import { useState } from "react";
import type { Window } from "../shapes";
import { AskDialog, CheckField, RadioChoices, TextArea } from "../ui";
import { useWords } from "../words/use_words";
import { useDeed } from "./use_deed";

const REASONS = ["done", "no_answer", "duplicate", "elsewhere", "spam", "other"] as const;
type Reason = (typeof REASONS)[number];

const SAID: Reason[] = ["done", "elsewhere", "duplicate"]; // a closing line is usual there

interface CloseDialogProps {
  id: string;
  window: Window;
  onClose: () => void;
}

export function CloseDialog({ id, window, onClose }: CloseDialogProps) {
  const { say } = useWords();
  const deed = useDeed(id);
  const [reason, setReason] = useState<Reason>("done");
  const [note, setNote] = useState("");
  const mayWrite = window.code !== "W3" && window.code !== "W4";
  const [tell, setTell] = useState(true);
  const [tried, setTried] = useState(false);
  const missing = reason === "other" && !note.trim();
  async function submit() {
    setTried(true);
    if (missing) return;
    const body = { reason, note: note.trim(), say_closing: mayWrite && tell };
    if (await deed.act("/close", body, say("close.done"))) onClose();
  }
  function choose(next: Reason): void {
    setReason(next);
    setTell(SAID.includes(next));
  }
  return (
    <AskDialog
      title={say("close.title")}
      onClose={onClose}
      testId="close-dialog"
      submit={say("close.submit")}
      busy={deed.busy}
      problem={deed.problem}
      onSubmit={() => void submit()}
    >
      <p>{say("close.text")}</p>
      <RadioChoices
        label={say("close.reason")}
        value={reason}
        onChange={choose}
        choices={REASONS.map((one) => ({
          value: one,
          label: say(one === "done" ? "close.done_reason" : `close.${one}`),
        }))}
      />
      <TextArea
        label={say("close.note")}
        value={note}
        onChange={setNote}
        rows={2}
        error={tried && missing ? say("close.note_missing") : null}
        testId="note"
      />
      {mayWrite && <CheckField label={say("close.say")} checked={tell} onChange={setTell} />}
    </AskDialog>
  );
}
