import { Frame } from "../charts/frame";
import { ShareBar } from "../charts/share_bar";
import { percent } from "../charts/numbers";
import { useSurveyWords } from "../../words/use_survey_words";
import type { Results } from "../shapes";
import { PeopleNumber, useMayList } from "../rounds/people_number";
import { useFigureWords } from "./figure_words";
import { placesOf, type Scope } from "./scope";

// What became of everybody who was invited; each number opens its list.
export function OutcomesPart({ results, scope }: { results: Results; scope: Scope }) {
  const { say, told, language } = useSurveyWords();
  const words = useFigureWords();
  const { outcomes, round } = results;
  const mayList = useMayList(round);
  if (outcomes.length === 0) return null;
  const most = Math.max(results.invited, ...outcomes.map((one) => one.people), 1);
  const share = (people: number) => percent(people / most, language);
  const figures = {
    head: [say("outcomes.outcome"), say("choices.people"), say("outcomes.of_invited")],
    rows: outcomes.map((one) => [told(one), words.whole(one.people), share(one.people)]),
  };
  return (
    <Frame
      title={say("outcomes.title")}
      hint={mayList ? say("outcomes.hint") : undefined}
      figures={figures}
      testId="outcomes"
    >
      <ul className="figure-rows">
        {outcomes.map((one) => (
          <li key={one.code} className="figure-row">
            <span>{told(one)}</span>
            <ShareBar
              label={`${told(one)}: ${words.whole(one.people)}, ${share(one.people)}`}
              share={one.people / most}
            />
            <span>
              <PeopleNumber
                round={round}
                asked={{ outcome: one.code, ...placesOf(scope) }}
                name={told(one)}
                number={words.whole(one.people)}
                testId={`outcome-${one.code}`}
              />{" "}
              <span className="small">{share(one.people)}</span>
            </span>
          </li>
        ))}
      </ul>
    </Frame>
  );
}
