import { useState } from "react";
import { Link, useLocation, useSearch } from "wouter";
import { mayLook } from "../../session/rights";
import { useMe } from "../../session/use_session";
import { useTitle } from "../../shell/use_title";
import { Asked, Empty, Icon } from "../../ui";
import { useSurveyWords } from "../../words/use_survey_words";
import type { Results } from "../shapes";
import { ChoicesPart } from "./choices_part";
import { CriteriaPart } from "./criteria_part";
import { ExportPart } from "./export_part";
import { FactorsPart } from "./factors_part";
import { HeadPart } from "./head_part";
import { LinesPart } from "./lines_part";
import { NumbersPart } from "./numbers_part";
import { OpenPart } from "./open_part";
import { OutcomesPart } from "./outcomes_part";
import { OverallPart } from "./overall_part";
import { useResults } from "./queries";
import "./results.css";
import { RoundsPart } from "./rounds_part";
import { isNarrowed, missingIn, readScope, type Scope, writeScope } from "./scope";
import { ScopeBar } from "./scope_bar";
import { methodWords, scopeWords } from "./scope_words";
import { TablePart } from "./table_part";

interface PartsProps {
  results: Results;
  scope: Scope;
  onScope: (part: Partial<Scope>) => void;
}

interface NothingProps {
  results: Results;
  scope: Scope;
  hidden: boolean;
}

function Nothing({ results, scope, hidden }: NothingProps) {
  const { say } = useSurveyWords();
  const watches = mayLook(useMe(), "surveys");
  const { id } = results.round;
  const narrowed = isNarrowed(scope);
  const none = narrowed ? "results.none_match" : "results.none";
  return (
    <Empty
      icon={hidden ? "lock" : "chart"}
      words={say(hidden ? "results.hidden" : none)}
      next={say(hidden ? "results.hidden_next" : "results.none_next")}
      action={
        narrowed ? (
          <Link href={`/khao-sat/dot/${id}/ket-qua`}>{say("scope.clear")}</Link>
        ) : (
          watches && <Link href={`/khao-sat/dot/${id}/theo-doi`}>{say("results.watch")}</Link>
        )
      }
    />
  );
}

function Parts({ results, scope, onScope }: PartsProps) {
  const me = useMe();
  const { round, weighted } = results;
  const missing = missingIn(results);
  if (missing) return <Nothing results={results} scope={scope} hidden={missing === "hidden"} />;
  return (
    <>
      <HeadPart results={results} scope={scope} />
      <OverallPart overall={results.overall} weighted={weighted} />
      <CriteriaPart
        criteria={results.criteria}
        against={results.against?.name ?? ""}
        weighted={weighted}
      />
      <FactorsPart factors={results.factors} />
      <LinesPart
        kind="unit"
        lines={results.units}
        round={round}
        scope={scope}
        onChoose={(unit) => onScope({ unit })}
      />
      <LinesPart
        kind="field"
        lines={results.fields}
        round={round}
        scope={scope}
        onChoose={(field) => onScope({ field })}
      />
      <LinesPart
        kind="level"
        lines={results.levels}
        round={round}
        scope={scope}
        onChoose={(level) => onScope({ level })}
      />
      <TablePart results={results} scope={scope} />
      <ChoicesPart choices={results.choices} weighted={weighted} />
      <NumbersPart numbers={results.numbers} weighted={weighted} />
      <RoundsPart rounds={results.rounds} />
      {mayLook(me, "verbatims") && <OpenPart id={round.id} open={results.open} scope={scope} />}
      <OutcomesPart results={results} scope={scope} />
    </>
  );
}

// On paper nothing can be opened, so "Cách tính" stands below the figures.
function MethodPrinted({ results }: { results: Results }) {
  const words = useSurveyWords();
  return (
    <section className="results-print" data-testid="method-printed">
      <h2>{words.say("how.title")}</h2>
      {methodWords(words, results).map((one) => (
        <p key={one}>{one}</p>
      ))}
    </section>
  );
}

function Page({ results, scope, onScope }: PartsProps) {
  const words = useSurveyWords();
  const { say, told } = words;
  const [known, setKnown] = useState(results);
  if (known.round.id === results.round.id && known.units.length < results.units.length) {
    setKnown(results); // the widest answer names the most choices
  }
  useTitle(say("results.title", { name: results.round.name }));
  return (
    <>
      <div className="surveys-head">
        <h1>{say("results.title", { name: results.round.name })}</h1>
        <span className="secondary">{told(results.round.state_words)}</span>
        <ExportPart id={results.round.id} scope={scope} />
      </div>
      <ScopeBar results={results} known={known} scope={scope} onScope={onScope} />
      <p className="results-print" data-testid="scope-printed">
        {scopeWords(words, results, known, scope)}
      </p>
      <Parts results={results} scope={scope} onScope={onScope} />
      <MethodPrinted results={results} />
    </>
  );
}

export default function ResultsPage({ id }: { id: number }) {
  const { say } = useSurveyWords();
  const [, go] = useLocation();
  const watches = mayLook(useMe(), "surveys");
  const scope = readScope(useSearch());
  const results = useResults(id, scope);
  const change = (part: Partial<Scope>) => {
    const question = writeScope({ ...scope, ...part });
    go(`/khao-sat/dot/${id}/ket-qua${question ? `?${question}` : ""}`);
  };
  return (
    <div className="surveys stack results">
      <nav className="crumbs" aria-label={say("crumbs")}>
        <Link href="/khao-sat">{say("lists.rounds")}</Link>
        <Icon name="right" />
        {watches && (
          <>
            <Link href={`/khao-sat/dot/${id}/theo-doi`}>{say("results.watch")}</Link>
            <Icon name="right" />
          </>
        )}
        <span>{say("results.crumb")}</span>
      </nav>
      <Asked query={results} like="cards" rows={6}>
        {(found) => <Page results={found} scope={scope} onScope={change} />}
      </Asked>
    </div>
  );
}
