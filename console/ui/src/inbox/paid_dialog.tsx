import type { Window } from "../shapes";
import { Button, Dialog } from "../ui";
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
    <Dialog
      title={say("paid.title")}
      onClose={onClose}
      testId="paid-dialog"
      actions={
        <>
          <Button onClick={onClose}>{say("common.cancel")}</Button>
          <Button kind="primary" busy={busy} onClick={onSend} testId="confirm" autoFocus>
            {say("paid.send")}
          </Button>
        </>
      }
    >
      <p>
        {say("paid.text")} {window.price ? say("paid.price", { price: window.price }) : ""}
      </p>
      <p className="small secondary">{say("paid.once")}</p>
    </Dialog>
  );
}
