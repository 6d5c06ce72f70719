import { useState } from "react";
import { call } from "../call";
import { Button, Dialog, ErrorNote, RadioChoices } from "../ui";
import { useWords } from "../words/use_words";
import { pathOf } from "./queries";

const REASONS = ["call", "check", "danger"] as const;
type Reason = (typeof REASONS)[number];

interface PhoneDialogProps {
  id: string;
  onClose: () => void;
  onShown: (phone: string) => void;
}

export function PhoneDialog({ id, onClose, onShown }: PhoneDialogProps) {
  const { say } = useWords();
  const [reason, setReason] = useState<Reason>("call");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  async function submit() {
    setBusy(true);
    setProblem(null);
    try {
      const body = { reason };
      const { phone } = await call<{ phone: string }>("POST", pathOf(id, "/phone"), { body });
      onShown(phone);
      onClose();
    } catch (failure) {
      setProblem(failure);
      setBusy(false);
    }
  }
  return (
    <Dialog
      title={say("phone.title")}
      onClose={onClose}
      testId="phone-dialog"
      actions={
        <>
          <Button onClick={onClose}>{say("common.cancel")}</Button>
          <Button kind="primary" busy={busy} onClick={() => void submit()} testId="confirm">
            {say("phone.submit")}
          </Button>
        </>
      }
    >
      <p>{say("phone.text")}</p>
      <RadioChoices
        label={say("phone.reason")}
        value={reason}
        onChange={setReason}
        choices={REASONS.map((one) => ({ value: one, label: say(`phone.${one}`) }))}
      />
      {problem != null && <ErrorNote problem={problem} />}
    </Dialog>
  );
}
