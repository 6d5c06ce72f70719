import { Chip, type IconName } from "../../ui";
import { useSurveyWords } from "../../words/use_survey_words";
import type { QuestionnaireState } from "../shapes";

const LOOK: Record<QuestionnaireState, { kind: "good" | "soon" | "paused"; icon: IconName }> = {
  shipped: { kind: "good", icon: "check" },
  draft: { kind: "soon", icon: "pencil" },
  frozen: { kind: "paused", icon: "lock" },
};

export function StateOf({ state }: { state: QuestionnaireState }) {
  const { say } = useSurveyWords();
  return <Chip {...LOOK[state]}>{say(`state.${state}`)}</Chip>;
}
