import { Link } from "wouter";
import { Frame } from "../charts/frame";
import { ShareBar } from "../charts/share_bar";
import { percent } from "../charts/numbers";
import { useSurveyWords } from "../../words/use_survey_words";
import type { Results } from "../shapes";
import { useFigureWords } from "./figure_words";

// What became of everybody who was invited; each number opens its list.
export function OutcomesPart({ results }: { results: Results }) {
  const { say, told, language } = useSurveyWords();
  const words = useFigureWords();
  const { outcomes, round } = results;
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
      hint={say("outcomes.hint")}
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
              <Link
                href={`/khao-sat/dot/${round.id}/theo-doi?stage=${encodeURIComponent(one.code)}`}
                aria-label={say("outcomes.open", {
                  n: words.whole(one.people),
                  name: told(one),
                })}
              >
                {words.whole(one.people)}
              </Link>{" "}
              <span className="small">{share(one.people)}</span>
            </span>
          </li>
        ))}
      </ul>
    </Frame>
  );
}
