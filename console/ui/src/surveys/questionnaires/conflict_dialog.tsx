import { Dialog } from "../../ui";
import { Conflict } from "../../ui/conflict";
import { useSurveyWords } from "../../words/use_survey_words";
import { differences, type Labels } from "./differing";
import type { Draft } from "./use_draft";

// Somebody else saved this draft first: both versions side by side, neither is lost.
export function ConflictDialog({ draft }: { draft: Draft }) {
  const { say } = useSurveyWords();
  const newer = draft.conflict!;
  const labels: Labels = {
    title: say("form.title_whole"),
    invitation: say("form.invitation"),
    thanks: say("form.thanks"),
    facts: say("form.facts"),
    factors: say("form.factors"),
    pages: say("form.pages"),
    kind: (question) => say(`kind.${question.kind}`),
  };
  const mine = differences(newer.questionnaire, draft.now, labels);
  return (
    <Dialog title={say("designer.conflict")} onClose={draft.putOff} wide asked testId="stale">
      <Conflict
        of="this"
        by={newer.by}
        at={newer.at}
        found={differences(draft.base.text, newer.questionnaire, labels)}
        mine={mine.map((one) => ({ label: one.label, value: one.after }))}
        busy={draft.busy}
        onKeep={() => void draft.keepMine()}
        onTake={draft.takeTheirs}
      />
    </Dialog>
  );
}
