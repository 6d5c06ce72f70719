import { splitMessage } from "../text/splitting";
import { Dialog, Empty } from "../ui";
import { useWords } from "../words/use_words";

// The exact bubbles a citizen gets.
export function PreviewDialog({ text, onClose }: { text: string; onClose: () => void }) {
  const { say } = useWords();
  const pieces = splitMessage(text);
  return (
    <Dialog title={say("preview.title")} onClose={onClose} testId="preview-dialog">
      {pieces.length === 0 && <Empty icon="eye" words={say("preview.empty")} />}
      {pieces.map((piece, at) => (
        <div key={at} className="bubble bubble-citizen bubble-text">
          {piece}
        </div>
      ))}
    </Dialog>
  );
}
