import { useQueryClient } from "@tanstack/react-query";
import { call } from "../../call";
import { AskDialog, useSpeaker } from "../../ui";
import { useWrite } from "../../use_write";
import { useSurveyWords } from "../../words/use_survey_words";
import type { OpenAnswer } from "../shapes";

interface InviteDialogProps {
  answer: OpenAnswer;
  onClose: () => void;
}

// The citizen is asked; nothing is filed behind his back.
export function InviteDialog({ answer, onClose }: InviteDialogProps) {
  const { say } = useSurveyWords();
  const client = useQueryClient();
  const speaker = useSpeaker();
  const write = useWrite();
  const submit = () =>
    void write.run(async () => {
      await call<OpenAnswer>("POST", `/surveys/answers/${answer.id}/invite`);
      void client.invalidateQueries({ queryKey: ["survey-answers"] });
      speaker.show(say("invite.sent"));
      onClose();
    });
  return (
    <AskDialog
      title={say("invite.title")}
      submit={say("invite.do")}
      busy={write.busy}
      problem={write.problem}
      onSubmit={submit}
      onClose={onClose}
      focusSubmit
      testId="invite-dialog"
    >
      <blockquote className="open-quote" lang="vi">
        {answer.text}
      </blockquote>
      <p>{say("invite.text")}</p>
    </AskDialog>
  );
}
