import { Icon } from "../../ui";
import { useSurveyWords } from "../../words/use_survey_words";
import type { Finding } from "../shapes";
import type { Placed } from "./edits";

// One finding in words: a mistake keeps a round from using the questionnaire, advice does not.
export function FindingLine({ one }: { one: Finding }) {
  const { say, told } = useSurveyWords();
  return (
    <span className={`finding finding-${one.weight}`}>
      <Icon name={one.weight === "mistake" ? "alert" : "help"} />
      <span>
        <b>{say(`finding.${one.weight}`)}:</b> {told(one)}
      </span>
    </span>
  );
}

interface FindingsPartProps {
  findings: Finding[];
  all: Placed[];
  busy: boolean;
  onChoose: (number: number) => void;
}

export function findingsWords(
  say: ReturnType<typeof useSurveyWords>["say"],
  findings: Finding[],
): string {
  const wrong = findings.filter((one) => one.weight === "mistake").length;
  if (findings.length === 0) return say("finding.none");
  return say("finding.count", { mistakes: wrong, advice: findings.length - wrong });
}

export function FindingsPart({ findings, all, busy, onChoose }: FindingsPartProps) {
  const { say } = useSurveyWords();
  const numberOf = (code: string) => all.find((one) => one.question.code === code)?.number ?? 0;
  return (
    <section className="findings" aria-label={say("finding.title")} aria-busy={busy || undefined}>
      <h2>{findingsWords(say, findings)}</h2>
      <ul>
        {findings.map((one, at) => (
          <li key={at}>
            <button type="button" onClick={() => onChoose(numberOf(one.question))}>
              {one.question && <b>{one.question} </b>}
              <FindingLine one={one} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
