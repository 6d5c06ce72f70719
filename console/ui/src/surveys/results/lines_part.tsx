import { Frame } from "../charts/frame";
import { type Range, rangeOf } from "../charts/geometry";
import { Axis, Interval } from "../charts/interval";
import { percent } from "../charts/numbers";
import { useSurveyWords } from "../../words/use_survey_words";
import { PeopleNumber } from "../rounds/people_number";
import type { Line, RoundRow } from "../shapes";
import { useFigureWords } from "./figure_words";
import { ratedIn, type Scope } from "./scope";

const STEP = 0.1;

interface LinesPartProps {
  kind: "unit" | "field" | "level";
  lines: Line[];
  round: RoundRow;
  scope: Scope;
  onChoose: (id: string) => void;
}

interface RowProps extends Pick<LinesPartProps, "kind" | "round" | "scope"> {
  line: Line;
  range: Range;
  chosen: boolean;
  onChoose: () => void;
}

function Row({ kind, round, scope, line, range, chosen, onChoose }: RowProps) {
  const { say } = useSurveyWords();
  const words = useFigureWords();
  const { share, hidden, n } = line.figure;
  return (
    <li className={line.faded ? "figure-row figure-faded" : "figure-row"}>
      <span>
        <button
          type="button"
          className="figure-link"
          aria-pressed={chosen}
          onClick={onChoose}
          aria-label={say("lines.only", { name: line.name })}
        >
          {line.name}
        </button>
      </span>
      {share && !hidden ? (
        <Interval
          label={`${line.name}: ${words.share(share)}`}
          range={range}
          step={STEP}
          value={share.share}
          low={share.low}
          high={share.high}
          faded={line.faded}
        />
      ) : (
        <span />
      )}
      <span>
        {hidden ? (
          <em>{words.hidden(hidden)}</em>
        ) : (
          <>
            {words.share(share)}
            <span className="small">
              {" "}
              · n ={" "}
              <PeopleNumber
                round={round}
                asked={ratedIn(scope, { [kind]: line.id })}
                name={line.name}
                number={words.whole(n)}
              />
            </span>
            <span className="small lines-rank">{words.rank(line)}</span>
          </>
        )}
      </span>
    </li>
  );
}

// Units, fields or levels on one axis, with what chance may have done to each.
export function LinesPart({ kind, lines, round, scope, onChoose }: LinesPartProps) {
  const { say, language } = useSurveyWords();
  const words = useFigureWords();
  const chosen = scope[kind];
  if (lines.length === 0) return null;
  const shares = lines.flatMap(({ figure }) =>
    figure.share && !figure.hidden ? [figure.share] : [],
  );
  const range = rangeOf(
    shares.flatMap((one) => [one.low, one.high]),
    STEP,
    { least: 0, most: 1 },
  );
  const figures = {
    head: [
      say(`scope.${kind}`),
      say("criteria.index"),
      say("criteria.mean"),
      "n",
      say("lines.rank"),
    ],
    rows: lines.map((line) => [
      line.name,
      words.index(line.figure),
      words.average(line.figure),
      line.figure.hidden ? words.hidden(line.figure.hidden) : words.whole(line.figure.n),
      words.rank(line),
    ]),
  };
  return (
    <Frame
      title={say(`lines.${kind}`)}
      hint={say("lines.hint")}
      figures={figures}
      testId={`lines-${kind}`}
    >
      <ul className="figure-rows">
        <li className="figure-row figure-axis" aria-hidden="true">
          <span />
          <Axis range={range} step={STEP} words={(tick) => percent(tick, language, 0)} />
          <span />
        </li>
        {lines.map((line) => (
          <Row
            key={line.id}
            kind={kind}
            round={round}
            scope={scope}
            line={line}
            range={range}
            chosen={line.id === chosen}
            onChoose={() => onChoose(line.id === chosen ? "" : line.id)}
          />
        ))}
      </ul>
    </Frame>
  );
}
