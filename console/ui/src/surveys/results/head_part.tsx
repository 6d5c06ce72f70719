import { decimal, hasRange, meanRange, percent, percentRange } from "../charts/numbers";
import { Drop } from "../../ui";
import { placed } from "../../words/placed";
import { type SurveyKey, type SurveyWords, useSurveyWords } from "../../words/use_survey_words";
import { PeopleNumber } from "../rounds/people_number";
import type { Change, Mean, Results } from "../shapes";
import { dateTime } from "../../time/format";
import { useFigureWords } from "./figure_words";
import { type NoChange, whyNoChange } from "./no_change";
import { placesOf, type Scope } from "./scope";
import { methodWords } from "./scope_words";

export function ChangeWords({ change, none }: { change: Change; none?: string }) {
  const { told } = useSurveyWords();
  if (!change) return none ? <span className="secondary">{none}</span> : null;
  const way = change.significant ? (change.points > 0 ? "rise" : "fall") : "same";
  return <span className={`change change-${way}`}>{told(change)}</span>;
}

// How the figures were made, and what they are not.
function How({ results }: { results: Results }) {
  const words = useSurveyWords();
  const title = words.say("how.title");
  return (
    <Drop label={title} face={title} icon="help" wide testId="how">
      {() => (
        <div className="stack how">
          {methodWords(words, results).map((one, at) => (
            <p key={one}>{at === 0 ? <b>{one}</b> : one}</p>
          ))}
        </div>
      )}
    </Drop>
  );
}

// How many answers stand behind the figure, and of how many people; both open their lists.
function Basis({ results, scope }: { results: Results; scope: Scope }) {
  const { say, language } = useSurveyWords();
  const words = useFigureWords();
  const { n, invited, rates, round } = results;
  const number = (outcome: "counted" | "any", people: number) => (
    <PeopleNumber
      round={round}
      asked={{ outcome, ...placesOf(scope) }}
      name={say(`results.${outcome}`)}
      number={words.whole(people)}
      testId={`people-${outcome}`}
    />
  );
  return placed(say("results.basis"), {
    n: number("counted", n),
    invited: number("any", invited),
    rate: invited > 0 ? percent(rates.rr1, language) : "–",
    time: dateTime(results.counted_at),
  });
}

const NO_CHANGE: Record<NoChange, SurveyKey> = {
  here: "results.no_change_here",
  there: "results.no_change_there",
  reworded: "results.no_change_reworded",
  weights: "results.no_change_weights",
  unknown: "results.no_change",
};

function meanSentence({ say, language }: SurveyWords, mean: Mean): string {
  const values = {
    mean: decimal(mean.mean, 2, language),
    range: meanRange(mean.low, mean.high, language),
  };
  return say(hasRange(mean) ? "results.mean_range" : "results.mean", values);
}

export function HeadPart({ results, scope }: { results: Results; scope: Scope }) {
  const survey = useSurveyWords();
  const { say, told, language } = survey;
  const words = useFigureWords();
  const { overall, against } = results;
  const { share, mean, hidden } = overall.figure;
  return (
    <section className="results-head" aria-labelledby="index">
      <div className="row">
        <h2 id="index">{say("results.index")}</h2>
        {overall.code && (
          <span className="secondary">
            {overall.code} <span lang="vi">{overall.title}</span>
          </span>
        )}
        <How results={results} />
      </div>
      {hidden || !share ? (
        <p className="results-hidden">{words.hidden(hidden || "few")}</p>
      ) : (
        <p className="results-figure" data-testid="overall">
          <b>{percent(share.share, language)}</b>
          <span>
            {percentRange(share.low, share.high, language)} {say("results.confidence")}
          </span>
        </p>
      )}
      <p>
        <ChangeWords
          change={overall.change}
          none={against ? say(NO_CHANGE[whyNoChange(results)], { name: against.name }) : undefined}
        />
      </p>
      <p className="secondary">
        <Basis results={results} scope={scope} />
        {mean && !hidden && ` ${meanSentence(survey, mean)}`}
      </p>
      <p>{told(overall.note)}</p>
      <ul className="results-notes small">
        {results.notes.map((note) => (
          <li key={note.vi}>{told(note)}</li>
        ))}
      </ul>
    </section>
  );
}
