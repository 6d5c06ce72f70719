// Figures of results in words, the same in drawings, tables and for screen readers.
import { segmentsOf } from "../charts/geometry";
import { decimal, hasRange, meanRange, percent, percentRange } from "../charts/numbers";
import type { Figure, Hidden, Line, Mean, Share } from "../shapes";
import { type SurveyWords, useSurveyWords } from "../../words/use_survey_words";
import type { Language } from "../../words/language";
import { wholeNumber } from "../../text/numbers";

// "4,31 [4,22 – 4,40]".
export function meanWords(one: Mean, language: Language): string {
  const mean = decimal(one.mean, 2, language);
  return hasRange(one) ? `${mean} ${meanRange(one.low, one.high, language)}` : mean;
}

// "45 người (12,3 %)" of each level.
export function levelWords({ say, language }: SurveyWords, levels: number[]): string[] {
  const segments = segmentsOf(levels);
  return levels.map((people, at) =>
    say("level.people", {
      n: wholeNumber(people, language),
      share: percent(segments[at]?.share ?? 0, language),
    }),
  );
}

export function useFigureWords() {
  const { say, language } = useSurveyWords();
  const hidden = (why: Hidden) => say(why === "secondary" ? "figure.secondary" : "figure.few");
  const share = (one: Share | null) =>
    one ? `${percent(one.share, language)} ${percentRange(one.low, one.high, language)}` : "–";
  const mean = (one: Mean | null) => (one ? meanWords(one, language) : "–");
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
