import { Frame } from "../charts/frame";
import { rangeOf } from "../charts/geometry";
import { Axis, Interval } from "../charts/interval";
import { LevelsBar, LevelsKey } from "../charts/levels_bar";
import { decimal } from "../charts/numbers";
import { useSurveyWords } from "../../words/use_survey_words";
import type { Criterion } from "../shapes";
import { ChangeWords } from "./head_part";
import { levelWords, useFigureWords } from "./figure_words";

const STEP = 0.5;

interface CriteriaPartProps {
  criteria: Criterion[];
  against: string;
  weighted: boolean; // index and mean; the bars of the five levels never are
}

function useFigures({ criteria, weighted }: CriteriaPartProps) {
  const survey = useSurveyWords();
  const { say, told } = survey;
  const words = useFigureWords();
  const levels = [1, 2, 3, 4, 5] as const;
  return {
    head: [
      say("criteria.criterion"),
      ...levels.map((level) =>
        weighted ? `${say(`level.${level}`)} (${say("figure.unweighted")})` : say(`level.${level}`),
      ),
      say("criteria.mean"),
      say("criteria.index"),
      "n",
      say("criteria.change"),
    ],
    rows: criteria.map((one) => [
      `${one.code} ${one.title}`,
      ...(one.levels
        ? levelWords(survey, one.levels)
        : levels.map(() => words.hidden(one.figure.hidden || "few"))),
      words.average(one.figure),
      words.index(one.figure),
      words.whole(one.figure.n),
      one.change ? told(one.change) : "–",
    ]),
  };
}

export function CriteriaPart(props: CriteriaPartProps) {
  const { criteria, against, weighted } = props;
  const { say, language } = useSurveyWords();
  const words = useFigureWords();
  const figures = useFigures(props);
  const means = criteria.flatMap(({ figure }) => (figure.mean ? [figure.mean] : []));
  const range = rangeOf(
    means.flatMap((one) => [one.low, one.high]),
    STEP,
    { least: 1, most: 5 },
  );
  if (criteria.length === 0) return null;
  return (
    <Frame
      title={say("criteria.title")}
      hint={say(weighted ? "criteria.hint_weighted" : "criteria.hint")}
      figures={figures}
      testId="criteria"
    >
      <LevelsKey />
      <ul className="figure-rows">
        <li className="figure-row figure-row-levels figure-axis" aria-hidden="true">
          <span />
          <b className="small">
            {say("criteria.levels")}
            {weighted && ` (${say("figure.unweighted")})`}
          </b>
          <span className="axis-named">
            <b className="small">{say("criteria.mean")}</b>
            <Axis range={range} step={STEP} words={(tick) => decimal(tick, 1, language)} />
          </span>
          <b className="small">{say("criteria.index")}</b>
        </li>
        {criteria.map((one) => (
          <li key={one.code} className="figure-row figure-row-levels">
            <span>
              <b>{one.code}</b> <span lang="vi">{one.title}</span>
            </span>
            {one.levels ? (
              <LevelsBar title={one.title} levels={one.levels} />
            ) : (
              <span className="secondary">{words.hidden(one.figure.hidden || "few")}</span>
            )}
            {one.figure.mean ? (
              <span>
                <Interval
                  label={`${say("criteria.mean")} ${words.average(one.figure)}`}
                  range={range}
                  step={STEP}
                  value={one.figure.mean.mean}
                  low={one.figure.mean.low}
                  high={one.figure.mean.high}
                />
                <span className="small">{words.average(one.figure)}</span>
              </span>
            ) : (
              <span />
            )}
            <span>
              {one.figure.share && <b>{words.index(one.figure)}</b>}
              <span className="small criteria-change">
                <ChangeWords
                  change={one.change}
                  none={against && !one.comparable ? say("criteria.not_comparable") : undefined}
                />
              </span>
            </span>
          </li>
        ))}
      </ul>
    </Frame>
  );
}
