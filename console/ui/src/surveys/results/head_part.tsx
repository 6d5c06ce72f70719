import { decimal, percent, percentRange } from "../charts/numbers";
import { Drop } from "../../ui";
import { placed } from "../../words/placed";
import { useSurveyWords } from "../../words/use_survey_words";
import { PeopleNumber } from "../rounds/people_number";
import type { Change, Results } from "../shapes";
import { dateTime } from "../../time/format";
import { useFigureWords } from "./figure_words";
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

export function HeadPart({ results, scope }: { results: Results; scope: Scope }) {
  const { say, told, language } = useSurveyWords();
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
          none={against ? say("results.no_change", { name: against.name }) : undefined}
        />
      </p>
      <p className="secondary">
        <Basis results={results} scope={scope} />
        {mean && !hidden && ` ${say("results.mean", { mean: decimal(mean.mean, 2, language) })}`}
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
