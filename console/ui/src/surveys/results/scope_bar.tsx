import { Button, Select, SwitchField } from "../../ui";
import { date, dateTime } from "../../time/format";
import { wholeNumber } from "../../text/numbers";
import { type SurveyWords, useSurveyWords } from "../../words/use_survey_words";
import type { Results } from "../shapes";
import { choicesOf, isNarrowed, type Named, type Scope } from "./scope";

const NARROWING = ["unit", "field", "level"] as const;
type Narrowing = (typeof NARROWING)[number];
const LINES = { unit: "units", field: "fields", level: "levels" } as const;

interface ScopeBarProps {
  results: Results;
  known: Results; // the widest answer so far
  scope: Scope;
  onScope: (part: Partial<Scope>) => void;
}

function choices(name: Narrowing, known: Results, results: Results, scope: Scope): Named[] {
  return choicesOf(known[LINES[name]], results[LINES[name]], scope[name]);
}

// "Phạm vi: Phường Vị Thanh. Từ 25/11/2026 đến … n = 333. …": the head of a printed page.
export function scopeWords(words: SurveyWords, results: Results, known: Results, scope: Scope) {
  const { say, language } = words;
  const { round, against } = results;
  const names = NARROWING.filter((name) => scope[name]).map(
    (name) => choices(name, known, results, scope).find((one) => one.id === scope[name])!.name,
  );
  return say("scope.words", {
    scope: names.length > 0 ? names.join(" · ") : say("scope.whole"),
    from: date(round.opens),
    to: date(round.closes),
    n: wholeNumber(results.n, language),
    against: against ? say("scope.beside", { name: against.name }) : say("scope.alone"),
    time: dateTime(results.counted_at),
  });
}

export function ScopeBar({ results, known, scope, onScope }: ScopeBarProps) {
  const { say } = useSurveyWords();
  const against = results.against ? String(results.against.id) : "none";
  return (
    <div className="results-scope">
      {NARROWING.map((name) => (
        <Select
          key={name}
          label={say(`scope.${name}`)}
          value={scope[name]}
          onChange={(value) => onScope({ [name]: value })}
          options={[
            { value: "", label: say(`scope.every_${name}`) },
            ...choices(name, known, results, scope).map((one) => ({
              value: one.id,
              label: one.name,
            })),
          ]}
          testId={`scope-${name}`}
        />
      ))}
      <Select
        label={say("scope.against")}
        value={scope.against || against}
        onChange={(value) => onScope({ against: value })}
        options={[
          { value: "none", label: say("scope.against_none") },
          ...results.others.map((one) => ({ value: String(one.id), label: one.name })),
        ]}
        testId="scope-against"
      />
      <div className="results-weighted">
        <SwitchField
          label={say("scope.weighted")}
          hint={say("scope.weighted_hint")}
          checked={scope.weighted}
          onChange={(weighted) => onScope({ weighted })}
        />
      </div>
      {isNarrowed(scope) && (
        <Button icon="close" onClick={() => onScope({ unit: "", field: "", level: "" })}>
          {say("scope.clear")}
        </Button>
      )}
    </div>
  );
}
