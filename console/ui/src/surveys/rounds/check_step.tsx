import { useState } from "react";
import { Link } from "wouter";
import { AskDialog, Button, ErrorNote, Icon, Note } from "../../ui";
import { wholeNumber } from "../../text/numbers";
import { useRoundWords } from "../../words/use_round_words";
import { money, momentWords } from "./figures";
import { LogPart } from "./log_part";
import { PlanFacts } from "./plan_facts";
import { useLists, useSample, useSchedule } from "./queries";
import { ReasonDialog } from "./reason_dialog";
import type { Check, Round } from "./shapes";
import { linesOf } from "./shown";
import { mendedAt, stepHref, STEPS } from "./steps";
import { TestersPart } from "./testers_part";
import type { PlanWork } from "./use_plan";
import { useRoundAct } from "./use_round_act";

function CheckLine({ check, round }: { check: Check; round: Round }) {
  const { say, told } = useRoundWords();
  const mended = mendedAt(check.code);
  const { id, version } = round.questionnaire;
  return (
    <li data-ok={check.ok} data-testid={`check-${check.code}`}>
      <Icon name={check.ok ? "check" : "alert"} />
      <span>
        <span className="sr-only">{say(check.ok ? "check.ok" : "check.not_ok")} </span>
        {told(check)}
      </span>
      {!check.ok && mended === "questionnaire" && (
        <Link href={`/khao-sat/bo-cau-hoi/${encodeURIComponent(id)}/${version}`}>
          {say("check.mend_questionnaire")}
        </Link>
      )}
      {!check.ok && mended !== "questionnaire" && mended !== "check" && (
        <Link href={stepHref(round.id, mended)}>
          {say("check.mend", { step: say(`step.${mended}`) })}
        </Link>
      )}
    </li>
  );
}

// Everything the second person decides upon, on one page.
function Everything({ plan }: { plan: PlanWork }) {
  const { say, language } = useRoundWords();
  const lists = useLists();
  const lines = linesOf({ say, language, lists: lists.data?.items ?? [] });
  return (
    <section className="stack" aria-label={say("check.everything")}>
      <h3>{say("check.everything")}</h3>
      {STEPS.filter((step) => step !== "check").map((step) => (
        <details key={step} open={plan.round.state === "to_approve"}>
          <summary>{say(`step.${step}`)}</summary>
          <PlanFacts
            label={say(`step.${step}`)}
            lines={lines.filter((one) => one.step === step)}
            form={plan.form}
          />
        </details>
      ))}
    </section>
  );
}

function People({ round }: { round: Round }) {
  const { say } = useRoundWords();
  const said: [string, string][] = [
    [say("check.made_by"), round.made_by],
    [say("check.submitted_by"), round.submitted_by],
    [say("check.approved_by"), round.approved_by],
  ];
  return (
    <dl className="plan-facts" aria-label={say("check.who")}>
      {said.map(([name, who]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{who || "–"}</dd>
        </div>
      ))}
    </dl>
  );
}

// What approving sets going, in figures, before it is done.
function ApproveDialog({ round, onClose }: { round: Round; onClose: () => void }) {
  const { say, language } = useRoundWords();
  const act = useRoundAct(round.id);
  const sample = useSample(round.id, round.rev, round.plan.list !== null);
  const schedule = useSchedule(round.id, round.rev);
  async function approve(): Promise<void> {
    if (await act.act("approve", { rev: round.rev })) onClose();
  }
  return (
    <AskDialog
      title={say("act.approve_title", { name: round.name })}
      submit={say("act.approve")}
      icon="check"
      busy={act.busy}
      problem={act.problem}
      focusSubmit
      onSubmit={() => void approve()}
      onClose={onClose}
      testId="approve-dialog"
    >
      <p>{say("act.approve_text", { at: momentWords(round.opens, language) })}</p>
      <dl className="plan-facts">
        <div>
          <dt>{say("sample.invited")}</dt>
          <dd>{sample.data ? wholeNumber(sample.data.invited, language) : "–"}</dd>
        </div>
        <div>
          <dt>{say("reach.price")}</dt>
          <dd>
            {sample.data ? money(sample.data.price + sample.data.reminder_price, language) : "–"}
          </dd>
        </div>
        <div>
          <dt>{say("schedule.last")}</dt>
          <dd>{schedule.data?.last ? momentWords(schedule.data.last, language) : "–"}</dd>
        </div>
      </dl>
      <p>{say("act.approve_after")}</p>
    </AskDialog>
  );
}

type Asking = "approve" | "send-back" | "cancel" | null;

function Acts({ plan }: { plan: PlanWork }) {
  const { say } = useRoundWords();
  const { round, revised } = plan;
  const act = useRoundAct(round.id);
  const [asking, setAsking] = useState<Asking>(null);
  const close = () => setAsking(null);
  const may = (name: Round["may"][number]) => round.may.includes(name);
  const open = round.checklist.filter((one) => !one.ok).length;
  const held = revised.unsaved ? say("act.held_unsaved") : say("act.held_open", { n: open });
  const waits = may("submit") && (revised.unsaved || open > 0);
  return (
    <section className="stack plan-part" aria-label={say("act.title")}>
      <div className="row">
        {may("submit") && (
          <Button
            kind="primary"
            icon="send"
            busy={act.busy}
            disabled={waits}
            describedBy={waits ? "act-held" : undefined}
            onClick={() => void act.act("submit", { rev: round.rev })}
            testId="submit-round"
          >
            {say("act.submit")}
          </Button>
        )}
        {may("approve") && (
          <Button
            kind="primary"
            icon="check"
            onClick={() => setAsking("approve")}
            testId="approve-round"
          >
            {say("act.approve")}…
          </Button>
        )}
        {may("send_back") && (
          <Button icon="undo" onClick={() => setAsking("send-back")} testId="send-back-round">
            {say("act.send_back")}…
          </Button>
        )}
        {may("cancel") && (
          <Button onClick={() => setAsking("cancel")} testId="cancel-round">
            {say("act.cancel")}…
          </Button>
        )}
        {waits && (
          <span id="act-held" className="small secondary">
            {held}
          </span>
        )}
      </div>
      {act.problem !== null && <ErrorNote problem={act.problem} />}
      {round.state === "to_approve" && !may("approve") && (
        <Note kind="plain">{say("act.other_approves", { name: round.submitted_by })}</Note>
      )}
      {asking === "approve" && <ApproveDialog round={round} onClose={close} />}
      {asking === "send-back" && (
        <ReasonDialog
          round={round}
          name="send-back"
          title={say("act.send_back_title", { name: round.name })}
          submit={say("act.send_back")}
          onClose={close}
        />
      )}
      {asking === "cancel" && (
        <ReasonDialog
          round={round}
          name="cancel"
          title={say("act.cancel_title", { name: round.name })}
          submit={say("act.cancel")}
          danger
          onClose={close}
        >
          <p>{say("act.cancel_text")}</p>
        </ReasonDialog>
      )}
    </section>
  );
}

export function CheckStep({ plan }: { plan: PlanWork }) {
  const { say } = useRoundWords();
  const { round } = plan;
  const decides = round.state === "to_approve"; // who approves need not look for where
  return (
    <>
      <section className="stack plan-part" aria-label={say("check.title")}>
        <h3>{say("check.title")}</h3>
        <ul className="check-list">
          {round.checklist.map((one) => (
            <CheckLine key={one.code} check={one} round={round} />
          ))}
        </ul>
      </section>
      {decides && <Acts plan={plan} />}
      <TestersPart round={round} unsaved={plan.revised.unsaved} />
      {!decides && <Acts plan={plan} />}
      <Everything plan={plan} />
      <People round={round} />
      <LogPart log={round.log} />
    </>
  );
}
