import { messageLength } from "../text/splitting";
import { AskDialog } from "../ui";
import { useWords } from "../words/use_words";

interface SplitDialogProps {
  pieces: string[];
  busy: boolean;
  onClose: () => void;
  onSend: () => void;
}

export function SplitDialog({ pieces, busy, onClose, onSend }: SplitDialogProps) {
  const { say } = useWords();
  const n = pieces.length;
  return (
    <AskDialog
      title={say("split.title", { n })}
      onClose={onClose}
      wide
      testId="split-dialog"
      submit={say("split.send", { n })}
      busy={busy}
      onSubmit={onSend}
    >
      <p>{say("split.text")}</p>
      <ol className="split">
        {pieces.map((piece, at) => (
          <li key={at}>
            <div className="small secondary">
              {say("split.piece", { n: at + 1, length: messageLength(piece) })}
            </div>
            {/* Scrolls by itself, so it must be reachable by keyboard. */}
            <div className="bubble bubble-staff split-text" tabIndex={0} role="group">
              {piece}
            </div>
          </li>
        ))}
      </ol>
    </AskDialog>
  );
}
