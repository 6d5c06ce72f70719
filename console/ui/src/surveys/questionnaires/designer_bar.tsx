import { Button, Note } from "../../ui";
import { useSurveyWords } from "../../words/use_survey_words";
import { useWords } from "../../words/use_words";
import type { Finding } from "../shapes";
import { findingsWords } from "./findings_part";
import type { Draft } from "./use_draft";

interface DesignerBarProps {
  draft: Draft;
  findings: Finding[];
  onSave: () => void;
}

export function DesignerBar({ draft, findings, onSave }: DesignerBarProps) {
  const { say } = useSurveyWords();
  const wrong = findings.some((one) => one.weight === "mistake");
  return (
    <div className="designer-bar">
      <Button
        kind="primary"
        icon="save"
        busy={draft.busy}
        disabled={!draft.unsaved}
        onClick={onSave}
        keys="Control+S"
        testId="questionnaire-save"
      >
        {say("designer.save")}
      </Button>
      <Button
        icon="undo"
        disabled={!draft.canUndo}
        onClick={draft.undo}
        keys="Control+Z"
        testId="questionnaire-undo"
      >
        {say("designer.undo")}
      </Button>
      <span role="status">{say(draft.unsaved ? "designer.unsaved" : "designer.all_saved")}</span>
      <span className={`push ${wrong ? "fault" : "secondary"}`}>
        {findingsWords(say, findings)}
        {wrong && ` · ${say("designer.blocked")}`}
      </span>
    </div>
  );
}

// What was written last time and never saved stands here again: said, with a way back.
export function WrittenBefore({ draft }: { draft: Draft }) {
  const { say } = useWords();
  return (
    <Note
      kind="warn"
      actions={
        <Button small onClick={draft.drop} testId="unsaved-drop">
          {say("unsaved.drop")}
        </Button>
      }
    >
      {say("unsaved.again")}
    </Note>
  );
}
