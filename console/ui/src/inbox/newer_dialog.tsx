import { AskDialog } from "../ui";
import { useWords } from "../words/use_words";
import { Message } from "./message";
import { inOrder, isNumbered, useEvents } from "./queries";
import type { Sender } from "./use_send";

interface NewerDialogProps {
  id: string;
  sender: Sender;
  onDone: () => void; // back to writing
}

// Something newer came while the officer was writing: read it, then decide.
export function NewerDialog({ id, sender, onDone }: NewerDialogProps) {
  const { say } = useWords();
  const pages = useEvents(id).data?.pages ?? [];
  const { newer } = sender;
  if (!newer) return null;
  const came = inOrder(pages).filter(
    (event) => isNumbered(event) && BigInt(event.id) > BigInt(newer.seen),
  );
  const edit = () => {
    sender.dropNewer();
    onDone();
  };
  return (
    <AskDialog
      title={say("reply.newer_title")}
      onClose={edit}
      testId="newer-dialog"
      submit={say("reply.newer_send")}
      cancel={say("reply.newer_edit")}
      busy={sender.busy}
      onSubmit={() => void sender.reply(newer.texts, newer.files).then(onDone)}
    >
      <p>{say("reply.newer_text")}</p>
      {came.map((event) => (
        <Message
          key={event.id}
          event={event}
          name=""
          holding={false}
          onUndo={() => {}}
          onReuse={() => {}}
          onRetry={() => {}}
        />
      ))}
    </AskDialog>
  );
}
