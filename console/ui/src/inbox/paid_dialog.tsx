import type { Window } from "../shapes";
import { AskDialog } from "../ui";
import { useWords } from "../words/use_words";

interface PaidDialogProps {
  window: Window & { price?: number };
  busy: boolean;
  onClose: () => void;
  onSend: () => void;
}

export function PaidDialog({ window, busy, onClose, onSend }: PaidDialogProps) {
  const { say } = useWords();
  return (
    <AskDialog
      title={say("paid.title")}
      onClose={onClose}
      testId="paid-dialog"
      submit={say("paid.send")}
      busy={busy}
      onSubmit={onSend}
      focusSubmit
    >
      <p>
        {say("paid.text")} {window.price ? say("paid.price", { price: window.price }) : ""}
      </p>
      <p className="small secondary">{say("paid.once")}</p>
    </AskDialog>
  );
}
