import { Frame } from "../charts/frame";
import { segmentsOf } from "../charts/geometry";
import { LevelsBar, LevelsKey } from "../charts/levels_bar";
import { percent } from "../charts/numbers";
import { useSurveyWords } from "../../words/use_survey_words";
import type { Results } from "../shapes";
import { levelWords, useFigureWords } from "./figure_words";

interface OverallPartProps {
  overall: Results["overall"];
  weighted: boolean; // the rest of the page; the levels never are
}

// How the answers to the general question spread over its five levels. Where all ratings stand
// together for it there is no such question.
export function OverallPart({ overall, weighted }: OverallPartProps) {
  const survey = useSurveyWords();
  const words = useFigureWords();
  const { say, language } = survey;
  const { code, title, levels } = overall;
  if (!code || !levels) return null;
  const shares = segmentsOf(levels);
  const share = say("overall.share");
  const figures = {
    head: [
      say("overall.level"),
      say("choices.people"),
      weighted ? `${share}, ${say("figure.unweighted")}` : share,
    ],
    rows: levels.map((people, at) => [
      `${at + 1} ${say(`level.${at + 1}` as "level.1")}`,
      words.whole(people),
      percent(shares[at]?.share ?? 0, language),
    ]),
  };
  const hint = say("overall.hint");
  return (
    <Frame
      title={say("overall.title")}
      hint={weighted ? `${hint} ${say("choices.unweighted")}` : hint}
      figures={figures}
      testId="overall-levels"
    >
      <LevelsBar title={title} levels={levels} />
      <LevelsKey figures={levelWords(survey, levels)} />
    </Frame>
  );
}
