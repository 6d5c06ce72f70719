import { decimal, percent, percentRange } from "../charts/numbers";
import { Drop } from "../../ui";
import { useSurveyWords } from "../../words/use_survey_words";
import type { Change, Results } from "../shapes";
import { dateTime } from "../../time/format";
import { useFigureWords } from "./figure_words";
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

export function HeadPart({ results }: { results: Results }) {
  const { say, told, language } = useSurveyWords();
  const words = useFigureWords();
  const { overall, n, invited, against } = results;
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
        {say("results.basis", {
          n: words.whole(n),
          invited: words.whole(invited),
          rate: invited > 0 ? percent(results.rates.rr1, language) : "–",
          time: dateTime(results.counted_at),
        })}
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
