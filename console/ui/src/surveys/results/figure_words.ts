// Figures of results in words, the same in drawings, tables and for screen readers.
import { decimal, meanRange, percent, percentRange } from "../charts/numbers";
import type { Figure, Hidden, Line, Mean, Share } from "../shapes";
import { useSurveyWords } from "../../words/use_survey_words";
import { wholeNumber } from "../../text/numbers";

export function useFigureWords() {
  const { say, language } = useSurveyWords();
  const hidden = (why: Hidden) => say(why === "secondary" ? "figure.secondary" : "figure.few");
  const share = (one: Share | null) =>
    one ? `${percent(one.share, language)} ${percentRange(one.low, one.high, language)}` : "–";
  const mean = (one: Mean | null) =>
    one ? `${decimal(one.mean, 2, language)} ${meanRange(one.low, one.high, language)}` : "–";
  return {
    hidden,
    share,
    mean,
    whole: (number: number) => wholeNumber(number, language),
    index: (figure: Figure) => (figure.hidden ? hidden(figure.hidden) : share(figure.share)),
    average: (figure: Figure) => (figure.hidden ? hidden(figure.hidden) : mean(figure.mean)),
    rank: (line: Line) => {
      if (line.figure.hidden || line.place === null) return say("figure.no_rank");
      if (line.best === null || line.worst === null || line.best === line.worst) {
        return say("figure.rank", { place: line.place });
      }
      return say("figure.rank_range", {
        place: line.place,
        best: line.best,
        worst: line.worst,
      });
    },
  };
}
