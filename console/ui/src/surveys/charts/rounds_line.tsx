import { useSurveyWords } from "../../words/use_survey_words";
import type { RoundPoint } from "../shapes";
import { lineOf, rangeOf, ticksOf } from "./geometry";
import { percent } from "./numbers";

const HEIGHT = 170;
const TOP = 22;
const STEP = 0.1;

interface RoundsLineProps {
  title: string;
  rounds: RoundPoint[];
}

// The index from round to round. Where the words of the question changed the line is broken and a
// dashed mark says so.
export function RoundsLine({ title, rounds }: RoundsLineProps) {
  const { say, language } = useSurveyWords();
  const shares = rounds.flatMap(({ figure }) => (figure.share ? [figure.share] : []));
  const range = rangeOf(
    shares.flatMap((one) => [one.low, one.high]),
    STEP,
    { least: 0, most: 1 },
  );
  const { points, strokes } = lineOf(rounds, range, HEIGHT);
  const words = points.map(({ number }) => {
    const { name, figure } = rounds[number]!;
    return `${name} ${percent(figure.share!.share, language)}`;
  });
  const edge = 8;
  const width = rounds.length > 1 ? (100 - 2 * edge) / (rounds.length - 1) : 0;
  const xOf = (number: number) => (rounds.length > 1 ? edge + number * width : 50);
  const y = (value: number) =>
    TOP + HEIGHT - ((value - range.least) / (range.most - range.least)) * HEIGHT;
  return (
    <div className="rounds-line">
      <svg
        role="img"
        aria-label={`${title}: ${words.join(", ")}`}
        width="100%"
        height={HEIGHT + TOP + 24}
      >
        {ticksOf(range, STEP).map((tick) => (
          <g key={tick}>
            <line x1="0" x2="100%" y1={y(tick)} y2={y(tick)} className="grid" />
            <text x="0" y={y(tick) - 3}>
              {percent(tick, language, 0)}
            </text>
          </g>
        ))}
        {rounds.map(
          (round, number) =>
            round.reworded && (
              <line
                key={round.id}
                x1={`${xOf(number) - width / 2}%`}
                x2={`${xOf(number) - width / 2}%`}
                y1={TOP - 10}
                y2={TOP + HEIGHT}
                className="reworded"
              />
            ),
        )}
        <g transform={`translate(0 ${TOP})`}>
          {strokes.map(({ from, to }) => (
            <line
              key={to.number}
              x1={`${from.x}%`}
              y1={from.y}
              x2={`${to.x}%`}
              y2={to.y}
              className="stroke"
            />
          ))}
          {points.map((one) => (
            <g key={one.number}>
              <line
                x1={`${one.x}%`}
                x2={`${one.x}%`}
                y1={one.low}
                y2={one.high}
                className="whisker"
              />
              <circle cx={`${one.x}%`} cy={one.y} r="5" className="dot" />
              <text
                x={`${one.x}%`}
                dx={one.x > 80 ? -8 : 8} // the last one has no room behind it
                textAnchor={one.x > 80 ? "end" : "start"}
                y={one.y - 8}
                className="point-words"
              >
                {percent(rounds[one.number]!.figure.share!.share, language)}
              </text>
            </g>
          ))}
          {rounds.map((round, number) => (
            <text key={round.id} x={`${xOf(number)}%`} y={HEIGHT + 18} textAnchor="middle">
              {number + 1}
            </text>
          ))}
        </g>
      </svg>
      <ol className="rounds-names small">
        {rounds.map((round) => (
          <li key={round.id}>
            {round.name}
            {round.reworded && <em> ({say("rounds.reworded")})</em>}
          </li>
        ))}
      </ol>
    </div>
  );
}
