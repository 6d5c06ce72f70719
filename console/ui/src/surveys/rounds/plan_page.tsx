import { useEffect, useRef } from "react";
import { Link, useLocation, useSearch } from "wouter";
import { RevisedConflict, WrittenBefore } from "../../admin/revised_parts";
import { useLeaveWarning } from "../../kept";
import { useKeys } from "../../shell/keys";
import { useTitle } from "../../shell/use_title";
import { Button, ErrorNote, Note } from "../../ui";
import { useRoundWords } from "../../words/use_round_words";
import { useWords } from "../../words/use_words";
import { CheckStep } from "./check_step";
import { Given } from "./given";
import { roundHref } from "./list_filter";
import { PlanFacts } from "./plan_facts";
import { useLists, useRound } from "./queries";
import { SampleStep } from "./sample_step";
import { ScheduleStep } from "./schedule_step";
import type { Round } from "./shapes";
import { linesOf } from "./shown";
import { SourceStep } from "./source_step";
import { StateChip } from "./state_chip";
import { StepBar } from "./step_bar";
import { besideOf, firstStep, readStep, type Step, stepHref } from "./steps";
import { type PlanWork, usePlan } from "./use_plan";
import { WordsStep } from "./words_step";
import "./rounds.css";

function Head({ round }: { round: Round }) {
  const { say } = useRoundWords();
  const watched = roundHref(round).endsWith("/theo-doi");
  return (
    <div className="stack">
      <p className="crumbs">
        <Link href="/khao-sat">{say("list.page")}</Link>
      </p>
      <div className="row">
        <h1>{round.name}</h1>
        <StateChip state={round.state} words={round.state_words} />
        <span className="push" />
        {watched && <Link href={roundHref(round)}>{say("plan.to_watch")}</Link>}
      </div>
      {round.why && (
        <Note kind={round.state === "draft" ? "warn" : "plain"}>
          <span lang="vi">{say("plan.why", { why: round.why })}</span>
        </Note>
      )}
    </div>
  );
}

// What keeps the form from being saved, wherever it stands.
function Faults({ plan, here }: { plan: PlanWork; here: Step }) {
  const { say } = useRoundWords();
  const { mistakes, deed, round } = plan;
  const said = Object.entries(deed.fields);
  if (mistakes.length === 0 && said.length === 0 && deed.problem === null) return null;
  return (
    <div className="stack" data-testid="faults">
      {deed.problem !== null && <ErrorNote problem={deed.problem} />}
      {(mistakes.length > 0 || said.length > 0) && (
        <Note kind="error" alert>
          <p>{say("plan.faults", { n: mistakes.length + said.length })}</p>
          <ul className="dots">
            {mistakes.map((one) => (
              <li key={one.at + one.key}>
                {one.step !== here && (
                  <>
                    <Link href={stepHref(round.id, one.step)}>{say(`step.${one.step}`)}</Link>
                    {": "}
                  </>
                )}
                {plan.words(one)}
              </li>
            ))}
            {said.map(([at, words]) => (
              <li key={at}>{words}</li>
            ))}
          </ul>
        </Note>
      )}
    </div>
  );
}

function Unsaved({ plan }: { plan: PlanWork }) {
  const words = useWords();
  if (!plan.revised.unsaved) return null;
  return (
    <span className="row" role="status">
      <strong>{words.say("unsaved.mark")}</strong>
      <Button small onClick={plan.revised.drop} testId="unsaved-drop">
        {words.say("unsaved.drop")}
      </Button>
    </span>
  );
}

function Foot({ plan, step }: { plan: PlanWork; step: Step }) {
  const { say } = useRoundWords();
  const [, go] = useLocation();
  const { round, may, revised, deed } = plan;
  const { before, after } = besideOf(step);
  const saves = may && revised.unsaved;
  async function next(): Promise<void> {
    if (!after) return;
    if (!saves || (await plan.save())) go(stepHref(round.id, after));
  }
  return (
    <div className="row plan-foot">
      {before && (
        <Link className="button-link button-plain" href={stepHref(round.id, before)}>
          {say("plan.back")}
        </Link>
      )}
      <Unsaved plan={plan} />
      <span className="push" />
      {saves && (
        <Button
          icon="save"
          busy={deed.busy}
          onClick={() => void plan.save()}
          keys="Control+S"
          testId="plan-save"
        >
          {say("plan.save")}
        </Button>
      )}
      {after && (
        <Button kind="primary" busy={deed.busy} onClick={() => void next()} testId="plan-next">
          {say(saves ? "plan.save_next" : "plan.next", { step: say(`step.${after}`) })}
        </Button>
      )}
    </div>
  );
}

function Panel({ step, plan }: { step: Step; plan: PlanWork }) {
  switch (step) {
    case "source":
      return <SourceStep plan={plan} />;
    case "sample":
      return <SampleStep plan={plan} />;
    case "schedule":
      return <ScheduleStep plan={plan} />;
    case "words":
      return <WordsStep plan={plan} />;
    case "check":
      return <CheckStep plan={plan} />;
  }
}

// The heading of another step gets the focus, so that keys and readers begin there.
function useHeading(step: Step) {
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(step);
  useEffect(() => {
    if (shown.current !== step) heading.current?.focus();
    shown.current = step;
  }, [step]);
  return heading;
}

function Planning({ round }: { round: Round }) {
  const { say, language } = useRoundWords();
  const plan = usePlan(round);
  const lists = useLists();
  const step = readStep(useSearch()) ?? firstStep(round.state);
  const heading = useHeading(step);
  const { revised, may } = plan;
  useTitle(`${round.name}: ${say(`step.${step}`)}`);
  useKeys({ "Ctrl+s": may ? () => revised.unsaved && void plan.save() : undefined });
  const lines = linesOf({ say, language, lists: lists.data?.items ?? [] });
  return (
    <>
      <Head round={round} />
      <StepBar round={round} step={step} mistakes={plan.mistakes} />
      <h2 ref={heading} tabIndex={-1}>
        {say(`step.${step}`)}
      </h2>
      {may && <WrittenBefore revised={revised} />}
      {revised.conflict ? (
        <RevisedConflict
          revised={revised}
          shown={lines.map((one) => one.shown)}
          busy={plan.deed.busy}
          onKeep={() => void plan.save({}, revised.keepMine())}
          onTake={revised.drop}
        />
      ) : (
        <>
          {!may && step !== "check" && (
            <>
              <Note kind="plain" icon="lock">
                {say(`read_only.${round.state === "draft" ? "right" : "state"}`)}
              </Note>
              <PlanFacts
                lines={lines.filter((one) => one.step === step)}
                form={plan.form}
                label={say(`step.${step}`)}
              />
            </>
          )}
          <Panel step={step} plan={plan} />
          <Faults plan={plan} here={step} />
          <Foot plan={plan} step={step} />
        </>
      )}
    </>
  );
}

export function RoundPlanPage({ id }: { id: string }) {
  const { say } = useRoundWords();
  const round = useRound(Number(id));
  useLeaveWarning();
  return (
    <div className="page stack rounds">
      {!round.data && <h1 className="sr-only">{say("list.page")}</h1>}
      <Given query={round} rows={8}>
        {(known) => <Planning key={known.id} round={known} />}
      </Given>
    </div>
  );
}

export default RoundPlanPage;
