import { splitMessage } from "../text/splitting";
import { Dialog, Empty } from "../ui";
import { useWords } from "../words/use_words";

export function Bubbles({ text }: { text: string }) {
  return splitMessage(text).map((piece, at) => (
    <div key={at} className="answer-bubble" lang="vi">
      {piece}
    </div>
  ));
}

// As the citizen gets it, in as many messages as it takes.
export function AnswerPreview({ text, onClose }: { text: string; onClose: () => void }) {
  const { say } = useWords();
  return (
    <Dialog title={say("answer.preview_title")} onClose={onClose} testId="answer-preview-dialog">
      {text.trim() ? <Bubbles text={text} /> : <Empty icon="eye" words={say("answer.empty")} />}
      <p className="small secondary">{say("answer.preview_next")}</p>
    </Dialog>
  );
}
