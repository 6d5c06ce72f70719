import { decimal, percent, percentRange } from "../charts/numbers";
import { Drop } from "../../ui";
import { useSurveyWords } from "../../words/use_survey_words";
import type { Change, Results } from "../shapes";
import { dateTime } from "../../time/format";
import { useFigureWords } from "./figure_words";

export function ChangeWords({ change, none }: { change: Change; none?: string }) {
  const { told } = useSurveyWords();
  if (!change) return none ? <span className="secondary">{none}</span> : null;
  const way = change.significant ? (change.points > 0 ? "rise" : "fall") : "same";
  return <span className={`change change-${way}`}>{told(change)}</span>;
}

// How the figures were made, and what they are not.
function How({ results }: { results: Results }) {
  const { say, language } = useSurveyWords();
  const { rates } = results;
  const rate = (value: number) => percent(value, language);
  return (
    <Drop label={say("how.title")} face={say("how.title")} icon="help" wide testId="how">
      {() => (
        <div className="stack how">
          <p>
            <b>{say("how.not_sipas")}</b>
          </p>
          <p>{say("how.index")}</p>
          <p>{say("how.mean")}</p>
          <p>{say("how.hidden")}</p>
          <p>{say(results.weighted ? "how.weighted" : "how.not_weighted")}</p>
          <p>{say(results.correction ? "how.correction" : "how.no_correction")}</p>
          <p>
            {say("how.rates", {
              rr1: rate(rates.rr1),
              rr2: rate(rates.rr2),
              rr5: rate(rates.rr5),
              rr6: rate(rates.rr6),
            })}
          </p>
          <p>{say("how.codes")}</p>
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
