import { useQueryClient } from "@tanstack/react-query";
import { call } from "../../call";
import { AskDialog, useSpeaker } from "../../ui";
import { useWrite } from "../../use_write";
import { useSurveyWords } from "../../words/use_survey_words";
import type { QuestionnaireRow } from "../shapes";
import { pathOf } from "./queries";

interface DropDialogProps {
  row: QuestionnaireRow;
  onClose: () => void;
}

export function DropDialog({ row, onClose }: DropDialogProps) {
  const { say } = useSurveyWords();
  const client = useQueryClient();
  const speaker = useSpeaker();
  const write = useWrite();
  const name = say("list.name", { title: row.title, version: row.version });
  const submit = () =>
    void write.run(async () => {
      try {
        await call("DELETE", `${pathOf(row.id, row.version)}?rev=${row.rev}`);
      } finally {
        // After a refusal too: a round may have begun to use it since the list was read.
        void client.invalidateQueries({ queryKey: ["questionnaires"], exact: true });
      }
      speaker.show(say("drop.done", { name }));
      onClose();
    });
  return (
    <AskDialog
      title={say("drop.title")}
      submit={say("drop.submit")}
      danger
      busy={write.busy}
      problem={write.problem}
      onSubmit={submit}
      onClose={onClose}
      focusSubmit
      testId="drop-questionnaire"
    >
      <p>{say("drop.text", { name })}</p>
    </AskDialog>
  );
}
