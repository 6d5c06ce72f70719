import type { Window } from "../shapes";
import { wholeNumber } from "../text/numbers";
import { AskDialog } from "../ui";
import { useWords } from "../words/use_words";

interface PaidDialogProps {
  window: Window;
  count: number; // messages that go at once: parts of a long text, files
  busy: boolean;
  onClose: () => void;
  onSend: () => void;
}

export function PaidDialog({ window, count, busy, onClose, onSend }: PaidDialogProps) {
  const { say, language } = useWords();
  const { price } = window;
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
      <p>{say("paid.text")}</p>
      <p>
        {price
          ? say("paid.price", {
              n: count,
              price: wholeNumber(price, language),
              sum: wholeNumber(price * count, language),
            })
          : say("paid.count", { n: count })}
      </p>
      <p className="small secondary">{say("paid.once")}</p>
    </AskDialog>
  );
}
