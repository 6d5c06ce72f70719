import { useState } from "react";
import { AskDialog, RadioChoices } from "../ui";
import { useWords } from "../words/use_words";
import { drafts } from "./drafts";
import { useDeed } from "./use_deed";

const WAYS = ["resume", "menu", "closing", "queue"] as const;
type Way = (typeof WAYS)[number];

interface ReleaseDialogProps {
  id: string;
  onClose: () => void;
  onDone: () => void;
}

export function ReleaseDialog({ id, onClose, onDone }: ReleaseDialogProps) {
  const { say } = useWords();
  const deed = useDeed(id);
  const [how, setHow] = useState<Way>("resume");
  async function submit() {
    if (await deed.act("/release", { how }, say("release.done"))) onDone();
  }
  return (
    <AskDialog
      title={say("release.title")}
      onClose={onClose}
      testId="release-dialog"
      submit={say("release.submit")}
      busy={deed.busy}
      problem={deed.problem}
      onSubmit={() => void submit()}
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
    </AskDialog>
  );
}
