// What a page of results says of itself: which people it is about, and how its figures were made.
// On the sheet that is printed both stand in words, as nothing there can be opened.
import { date, dateTime } from "../../time/format";
import { wholeNumber } from "../../text/numbers";
import type { SurveyWords } from "../../words/use_survey_words";
import { percent } from "../charts/numbers";
import type { Results } from "../shapes";
import { choicesOf, missingIn, type Named, type Scope } from "./scope";

export const NARROWING = ["unit", "field", "level"] as const;
export type Narrowing = (typeof NARROWING)[number];
const LINES = { unit: "units", field: "fields", level: "levels" } as const;
type Lines = Pick<Results, (typeof LINES)[Narrowing]>;

export function scopeChoices(name: Narrowing, known: Lines, results: Lines, scope: Scope): Named[] {
  return choicesOf(known[LINES[name]], results[LINES[name]], scope[name]);
}

// "Phạm vi: Phường Vị Thanh. Từ 25/11/2026 đến … n = 333. …": the head of a printed page.
export function scopeWords(words: SurveyWords, results: Results, known: Lines, scope: Scope) {
  const { say, language } = words;
  const { round, against } = results;
  const names = NARROWING.filter((name) => scope[name]).map(
    (name) => scopeChoices(name, known, results, scope).find((one) => one.id === scope[name])!.name,
  );
  return say("scope.words", {
    scope: names.length > 0 ? names.join(" · ") : say("scope.whole"),
    from: date(round.opens),
    to: date(round.closes),
    n: missingIn(results) === "hidden" ? "–" : wholeNumber(results.n, language),
    weights: say(results.weighted ? "scope.with_weights" : "scope.without_weights"),
    against: against ? say("scope.beside", { name: against.name }) : say("scope.alone"),
    time: dateTime(results.counted_at),
  });
}

// "Cách tính", a sentence or two at a time; what the figures are not comes first.
export function methodWords({ say, language }: SurveyWords, results: Results): string[] {
  const { rates, people } = results;
  const rate = (value: number) => percent(value, language);
  return [
    say("how.not_sipas"),
    say("how.index"),
    say("how.mean"),
    say("how.hidden"),
    say(results.weighted ? "how.weighted" : "how.not_weighted"),
    results.correction
      ? say("how.correction", { n: wholeNumber(people, language) })
      : say("how.no_correction"),
    say("how.rates", {
      rr1: rate(rates.rr1),
      rr2: rate(rates.rr2),
      rr5: rate(rates.rr5),
      rr6: rate(rates.rr6),
    }),
    say("how.codes"),
  ];
}
