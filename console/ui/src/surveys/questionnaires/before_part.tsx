import { useSurveyWords } from "../../words/use_survey_words";
import type { Before, Questionnaire } from "../shapes";
import { questionsOf } from "./edits";

const KINDS = ["same", "reworded", "added", "removed"] as const;

// What of this version can still be compared with the one before.
export function BeforePart({ before, whole }: { before: Before; whole: Questionnaire }) {
  const { say } = useSurveyWords();
  const titles = new Map(questionsOf(whole).map((one) => [one.code, one.title]));
  const named = (code: string) => {
    const title = titles.get(code);
    return title ? `${code} ${title}` : code;
  };
  return (
    <details className="before-part">
      <summary>
        {say("before.title", {
          version: before.version,
          same: before.same.length,
          reworded: before.reworded.length,
        })}
      </summary>
      <dl>
        {KINDS.filter((kind) => before[kind].length > 0).map((kind) => (
          <div key={kind}>
            <dt>{say(`before.${kind}`)}</dt>
            <dd>{before[kind].map(named).join(", ")}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
