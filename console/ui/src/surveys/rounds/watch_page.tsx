import { useState } from "react";
import { Link, useLocation, useSearch } from "wouter";
import { useLeaveWarning } from "../../kept";
import { useTitle } from "../../shell/use_title";
import { wholeNumber } from "../../text/numbers";
import { clockTime } from "../../time/format";
import { Button, Note } from "../../ui";
import { placed } from "../../words/placed";
import { useRoundWords } from "../../words/use_round_words";
import { Bar } from "./bar";
import { CellsPart } from "./cells_part";
import { aboutLeft, percent, spanWords } from "./figures";
import { FunnelPart } from "./funnel_part";
import { Given } from "./given";
import { hasResults } from "./list_filter";
import { LogPart } from "./log_part";
import { PeopleDrawer } from "./people_drawer";
import { PeopleNumber } from "./people_number";
import { useWatchRound } from "./queries";
import { ReasonDialog } from "./reason_dialog";
import { ResumeDialog, StopDialog } from "./run_dialogs";
import type { Watch } from "./shapes";
import { StateChip } from "./state_chip";
import { readAsked, REMINDED, stoppedItself, watchHref } from "./watching";
import "./rounds.css";

type Asking = "pause" | "resume" | "stop" | null;

function Acts({ watch }: { watch: Watch }) {
  const { say } = useRoundWords();
  const [asking, setAsking] = useState<Asking>(null);
  const { round, rev, may } = watch;
  const close = () => setAsking(null);
  const of = { id: round.id, rev };
  return (
    <span className="row push">
      {may.includes("pause") && (
        <Button icon="pause" onClick={() => setAsking("pause")} testId="pause">
          {say("watch.pause")}
        </Button>
      )}
      {may.includes("resume") && (
        <Button kind="primary" icon="send" onClick={() => setAsking("resume")} testId="resume">
          {say("watch.resume")}
        </Button>
      )}
      {may.includes("stop") && (
        <Button icon="close" onClick={() => setAsking("stop")} testId="stop">
          {say("watch.stop")}…
        </Button>
      )}
      {asking === "pause" && (
        <ReasonDialog
          round={of}
          name="pause"
          title={say("pause.title", { name: round.name })}
          submit={say("watch.pause")}
          onClose={close}
        >
          <p>{say("pause.text")}</p>
        </ReasonDialog>
      )}
      {asking === "resume" && <ResumeDialog watch={watch} onClose={close} />}
      {asking === "stop" && <StopDialog watch={watch} onClose={close} />}
    </span>
  );
}

function Head({ watch }: { watch: Watch }) {
  const { say } = useRoundWords();
  const { round } = watch;
  const { title, version } = round.questionnaire;
  return (
    <div className="stack">
      <p className="crumbs">
        <Link href="/khao-sat">{say("list.page")}</Link>
      </p>
      <div className="row">
        <h1>{round.name}</h1>
        <StateChip state={round.state} words={round.state_words} />
        <Acts watch={watch} />
      </div>
      <div className="row watch-links">
        <span className="secondary">
          {say("list.version", { title, n: version })} · {spanWords(round.opens, round.closes)}
        </span>
        <Link href={`/khao-sat/dot/${round.id}?buoc=duyet`}>{say("watch.plan")}</Link>
        {hasResults(round) && (
          <Link href={`/khao-sat/dot/${round.id}/ket-qua`}>{say("watch.results")}</Link>
        )}
      </div>
    </div>
  );
}

// It stopped by itself: what happened, and what to do.
function Stopped({ watch, why }: { watch: Watch; why: string }) {
  const { say, language } = useRoundWords();
  const { sends, blocked, failed, blocked_max, failed_max } = watch.stop_rates;
  const rate = (people: number) => percent(people / sends, language);
  const limit = (of100: number) => percent(of100 / 100, language);
  return (
    <Note kind="error" alert>
      <p>
        <b>{say("watch.stopped")}</b> <span lang="vi">{why}</span>
      </p>
      {sends > 0 && (
        <p>
          {say("watch.stopped_rates", {
            sends: wholeNumber(sends, language),
            blocked: rate(blocked),
            blocked_max: limit(blocked_max),
            failed: rate(failed),
            failed_max: limit(failed_max),
          })}
        </p>
      )}
      <p>{say("watch.stopped_do")}</p>
    </Note>
  );
}

function StateNotes({ watch }: { watch: Watch }) {
  const { say } = useRoundWords();
  const { round } = watch;
  const itself = stoppedItself(round.state, watch.log);
  if (itself) return <Stopped watch={watch} why={itself.why} />;
  if (round.state === "paused") {
    return (
      <Note kind="warn">
        {say("watch.paused")}
        {round.why && <span lang="vi"> {say("plan.why", { why: round.why })}</span>}
      </Note>
    );
  }
  if (!round.why) return null;
  return (
    <Note kind="plain">
      <span lang="vi">{say("plan.why", { why: round.why })}</span>
    </Note>
  );
}

// "Đã gửi 610/952, 64 %, còn khoảng 1 phút 10 giây (5 tin/s)", and what holds it back.
function Progress({ watch }: { watch: Watch }) {
  const { say, language, told } = useRoundWords();
  const whole = (number: number) => wholeNumber(number, language);
  const { sent, to_send, left_seconds, per_second, wait, drawing, drawn, round } = watch;
  const share = to_send > 0 ? sent / to_send : 0;
  const words = say("watch.sent", { sent: whole(sent), of: whole(to_send) });
  const moving = round.state === "sending";
  return (
    <section className="stack plan-part" aria-label={say("watch.progress")}>
      {drawing && (
        <>
          <p role="status">{say("watch.drawing", { n: whole(drawn) })}</p>
          <Bar label={say("watch.drawing", { n: "" })} share={null} />
        </>
      )}
      <p data-testid="watch-sent">
        <b>
          {placed(say("watch.sent"), {
            sent: (
              <PeopleNumber
                round={round}
                asked={{ stage: "sent" }}
                name={say("list.sent")}
                number={whole(sent)}
              />
            ),
            of: (
              <PeopleNumber
                round={round}
                asked={{ stage: "to_send" }}
                name={say("list.to_send")}
                number={whole(to_send)}
              />
            ),
          })}
        </b>{" "}
        · {percent(share, language)}
        {moving && left_seconds !== null && left_seconds > 0 && (
          <>
            {" · "}
            {say("watch.left", {
              time: aboutLeft(left_seconds, language),
              n: per_second,
            })}
          </>
        )}
      </p>
      <Bar label={say("watch.progress")} share={share} words={words} still={!moving || !!wait} />
      {wait && (
        <p data-testid="watch-wait">
          <b>{told(wait)}</b>
          {wait.until && !told(wait).includes(clockTime(wait.until)) && (
            <> {say("watch.until", { at: clockTime(wait.until) })}</>
          )}
        </p>
      )}
      {watch.reminders > 0 && (
        <p>
          {placed(say("watch.reminders"), {
            n: (
              <PeopleNumber
                round={round}
                asked={{ stage: REMINDED }}
                name={say("people.were_reminded")}
                number={whole(watch.reminders)}
                testId="reminders"
              />
            ),
          })}
        </p>
      )}
    </section>
  );
}

function Failures({ watch }: { watch: Watch }) {
  const { say, language, told } = useRoundWords();
  const whole = (number: number) => wholeNumber(number, language);
  const all = watch.failures.reduce((sum, one) => sum + one.people, 0);
  return (
    <section className="stack plan-part" aria-label={say("watch.failures", { n: whole(all) })}>
      <h2>{say("watch.failures", { n: whole(all) })}</h2>
      {all === 0 ? (
        <p className="secondary">{say("watch.no_failures")}</p>
      ) : (
        <ul className="watch-failures" data-testid="failures">
          {watch.failures
            .filter((one) => one.people > 0)
            .map((one) => (
              <li key={one.code}>
                {told(one)}:{" "}
                <PeopleNumber
                  round={watch.round}
                  asked={{ why: one.code }}
                  name={told(one)}
                  number={whole(one.people)}
                />
              </li>
            ))}
        </ul>
      )}
    </section>
  );
}

function Rate({ watch }: { watch: Watch }) {
  const { say, language } = useRoundWords();
  const expected = percent(watch.expected_rate, language);
  const { response_rate: rate } = watch;
  const words =
    rate === null
      ? say("watch.rate_none", { expected })
      : say("watch.rate_of", { rate: percent(rate, language), expected });
  return (
    <section className="stack plan-part" aria-label={say("watch.rate")}>
      <h2>{say("watch.rate")}</h2>
      <p data-testid="rate">
        <b>{words}</b>
      </p>
      <div className="rate-line">
        <Bar label={say("watch.rate")} share={rate ?? 0} words={words} />
        <span
          className="rate-wanted"
          style={{ insetInlineStart: `${Math.min(100, watch.expected_rate * 100)}%` }}
          aria-hidden="true"
        />
      </div>
    </section>
  );
}

function Watching({ watch }: { watch: Watch }) {
  const { say } = useRoundWords();
  const [, go] = useLocation();
  const asked = readAsked(useSearch());
  const { round } = watch;
  useTitle(`${round.name}: ${say("watch.title")}`);
  return (
    <>
      <Head watch={watch} />
      <StateNotes watch={watch} />
      <Progress watch={watch} />
      <FunnelPart watch={watch} />
      <div className="watch-sides">
        <Failures watch={watch} />
        <Rate watch={watch} />
      </div>
      <CellsPart watch={watch} />
      <LogPart log={watch.log} />
      {asked && (
        <PeopleDrawer watch={watch} asked={asked} onClose={() => go(watchHref(round.id))} />
      )}
    </>
  );
}

export function RoundWatchPage({ id }: { id: string }) {
  const { say } = useRoundWords();
  const watch = useWatchRound(Number(id));
  useLeaveWarning();
  return (
    <div className="page stack rounds">
      {!watch.data && <h1 className="sr-only">{say("watch.title")}</h1>}
      <Given query={watch} like="cards" rows={6}>
        {(known) => <Watching watch={known} />}
      </Given>
    </div>
  );
}

export default RoundWatchPage;
