import { useState } from "react";
import { useMe } from "../session/use_session";
import { openVariables } from "../text/variables";
import { Note } from "../ui";
import { useWords } from "../words/use_words";
import { ActionDialog } from "./action_dialog";
import { forgetAnswer, useAnswerDraft } from "./answer_drafts";
import { Bubbles } from "./answer_preview";
import { CHECKS, forgetChecks, useChecks } from "./checks";
import type { CaseFile } from "./shapes";
import { useAct } from "./use_act";

interface DialogProps {
  file: CaseFile;
  onClose: () => void;
  onDone: () => void;
}

export function SubmitDialog({ file, onClose, onDone }: DialogProps) {
  const { say } = useWords();
  const me = useMe();
  const act = useAct(file);
  const draft = useAnswerDraft(file.id, null);
  const [checks] = useChecks(me.id, file.id);
  const [tried, setTried] = useState(false);
  const [text, title] = [draft.text.trim(), draft.title.trim()];
  const open = CHECKS.filter((name) => !checks[name]);
  const gaps = openVariables(text).map((name) => `{${name}}`);
  const missing = [
    !text && say("answer.empty"),
    gaps.length > 0 && say("answer.gaps_open", { names: gaps.join(", ") }),
    !title && say("answer.title_missing"),
    open.length > 0 &&
      say("answer.unchecked", { names: open.map((one) => say(`answer.check.${one}`)).join("; ") }),
  ].filter(Boolean);
  return (
    <ActionDialog
      act={act}
      name="submit"
      body={missing.length === 0 ? { text, title, checks } : null}
      mine={[
        { label: say("file.answer_title"), value: title },
        { label: say("file.answer"), value: text },
      ]}
      onTried={() => setTried(true)}
      onDone={() => {
        forgetAnswer(file.id);
        forgetChecks(me.id, file.id);
        onDone();
      }}
      onClose={onClose}
    >
      {title && (
        <p>
          <b lang="vi">{title}</b>
        </p>
      )}
      {text && <Bubbles text={text} />}
      {missing.length > 0 && (
        <Note kind={tried ? "error" : "warn"} alert={tried}>
          <div>{say("answer.missing")}</div>
          <ul>
            {missing.map((one) => (
              <li key={String(one)}>{one}</li>
            ))}
          </ul>
        </Note>
      )}
    </ActionDialog>
  );
}
