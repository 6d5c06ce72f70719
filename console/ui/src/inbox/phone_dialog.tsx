import { useState } from "react";
import { call } from "../call";
import { AskDialog, RadioChoices } from "../ui";
import { useWrite } from "../use_write";
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
  const write = useWrite();
  const submit = () =>
    write.run(async () => {
      const body = { reason };
      const { phone } = await call<{ phone: string }>("POST", pathOf(id, "/phone"), { body });
      onShown(phone);
      onClose();
    });
  return (
    <AskDialog
      title={say("phone.title")}
      onClose={onClose}
      testId="phone-dialog"
      submit={say("phone.submit")}
      busy={write.busy}
      problem={write.problem}
      onSubmit={() => void submit()}
    >
      <p>{say("phone.text")}</p>
      <RadioChoices
        label={say("phone.reason")}
        value={reason}
        onChange={setReason}
        choices={REASONS.map((one) => ({ value: one, label: say(`phone.${one}`) }))}
      />
    </AskDialog>
  );
}
