import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../call";
import type { Conversation, OpenConversation } from "../shapes";
import { Button, Dialog, ErrorNote, RadioChoices, useSpeaker } from "../ui";
import { useWords } from "../words/use_words";
import { drafts } from "./drafts";
import { pathOf } from "./queries";

const WAYS = ["resume", "menu", "closing", "queue"] as const;
type Way = (typeof WAYS)[number];

interface ReleaseDialogProps {
  id: string;
  onClose: () => void;
  onDone: () => void;
}

export function ReleaseDialog({ id, onClose, onDone }: ReleaseDialogProps) {
  const { say } = useWords();
  const client = useQueryClient();
  const speaker = useSpeaker();
  const [how, setHow] = useState<Way>("resume");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  async function submit() {
    setBusy(true);
    setProblem(null);
    try {
      const row = await call<Conversation>("POST", pathOf(id, "/release"), { body: { how } });
      client.setQueryData<OpenConversation>(
        ["conversation", id],
        (old) => old && { ...old, conversation: { ...old.conversation, ...row } },
      );
      speaker.show(say("release.done"));
      onDone();
    } catch (failure) {
      setProblem(failure);
      setBusy(false);
    }
    void client.invalidateQueries({ queryKey: ["conversation", id] });
    void client.invalidateQueries({ queryKey: ["events", id] });
    void client.invalidateQueries({ queryKey: ["conversations"] });
  }
  return (
    <Dialog
      title={say("release.title")}
      onClose={onClose}
      testId="release-dialog"
      actions={
        <>
          <Button onClick={onClose}>{say("common.cancel")}</Button>
          <Button kind="primary" busy={busy} onClick={() => void submit()} testId="confirm">
            {say("release.submit")}
          </Button>
        </>
      }
    >
      <RadioChoices
        label={say("release.question")}
        value={how}
        onChange={setHow}
        choices={WAYS.map((way) => ({
          value: way,
          label: say(`release.${way}`),
          hint: say(`release.${way}_text`),
        }))}
      />
      {drafts.text(id, "reply") && <p className="secondary">{say("release.draft")}</p>}
      {problem != null && <ErrorNote problem={problem} />}
    </Dialog>
  );
}
