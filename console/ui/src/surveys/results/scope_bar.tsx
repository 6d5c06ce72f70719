import { Button, Select, SwitchField } from "../../ui";
import { useSurveyWords } from "../../words/use_survey_words";
import type { Results } from "../shapes";
import { isNarrowed, type Scope } from "./scope";
import { NARROWING, scopeChoices } from "./scope_words";

interface ScopeBarProps {
  results: Results;
  known: Results; // the widest answer so far
  scope: Scope;
  onScope: (part: Partial<Scope>) => void;
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
            ...scopeChoices(name, known, results, scope).map((one) => ({
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
