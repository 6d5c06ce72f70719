import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { dateTime } from "../../time/format";
import { Button, ErrorNote, Icon, Note, type Option, PickMany } from "../../ui";
import { useRoundWords } from "../../words/use_round_words";
import { Given } from "./given";
import { roundKey, useTesters } from "./queries";
import type { Round, Testers } from "./shapes";
import { useRoundAct } from "./use_round_act";

export const TESTS_WANTED = 3;

function optionsOf({ items }: Testers, off: string, mine: string): Option[] {
  return items.map((one) => ({
    value: String(one.id),
    label: one.me ? `${one.name} (${mine})` : one.name,
    off: one.linked ? undefined : off,
  }));
}

// Until a test has come to these colleagues it is asked for often, as somebody waits for it.
const ASK_MS = 1_000;
const ASK_AT_MOST = 60;

function useArrivals(round: Round) {
  const client = useQueryClient();
  const [sent, setSent] = useState<number[]>([]);
  const waits = round.testers.filter(
    (one) => sent.includes(one.id) && one.got_at === null && !one.failed,
  ).length;
  useEffect(() => {
    if (waits === 0) return;
    let asked = 0;
    const timer = setInterval(() => {
      if (++asked > ASK_AT_MOST) setSent([]);
      void client.invalidateQueries({ queryKey: roundKey(round.id), exact: true });
    }, ASK_MS);
    return () => clearInterval(timer);
  }, [waits, client, round.id]);
  return { waits, setSent };
}

function Choose({ testers, round, again }: ChooseProps) {
  const { say } = useRoundWords();
  const act = useRoundAct(round.id);
  const { waits, setSent } = useArrivals(round);
  const [chosen, setChosen] = useState<string[]>([]);
  const unlinked = testers.items.filter((one) => !one.linked);
  async function send(): Promise<void> {
    const staff = chosen.map(Number);
    if (!(await act.act("test", { rev: round.rev, staff }))) return;
    setChosen([]);
    setSent(staff);
  }
  return (
    <div className="stack">
      <PickMany
        label={say("test.choose")}
        options={optionsOf(testers, say("test.not_linked"), say("test.me"))}
        chosen={chosen}
        onChange={setChosen}
        error={act.fields.staff}
      />
      <div className="row">
        <Button
          icon="send"
          busy={act.busy}
          disabled={chosen.length === 0}
          onClick={() => void send()}
          testId="test-send"
        >
          {say("test.send", { n: chosen.length })}
        </Button>
        <Button onClick={again} testId="test-again">
          {say("test.again")}
        </Button>
      </div>
      {waits > 0 && <p role="status">{say("test.waits", { n: waits })}</p>}
      {act.problem !== null && <ErrorNote problem={act.problem} />}
      {unlinked.length > 0 && (
        <details className="stack" data-testid="test-link">
          <summary className="tap">{say("test.link", { n: unlinked.length })}</summary>
          <p>{say("test.link_say")}</p>
          <dl className="said-list">
            {unlinked.map((one) => (
              <div key={one.id}>
                <dt>{one.name}</dt>
                <dd>
                  <code className="said" data-testid="test-said">
                    {one.said}
                  </code>
                </dd>
              </div>
            ))}
          </dl>
          <p className="small">{say("test.link_hour")}</p>
        </details>
      )}
    </div>
  );
}
type ChooseProps = { testers: Testers; round: Round; again: () => void };

// Three colleagues get the questionnaire on their own phones before anybody approves it.
export function TestersPart({ round, unsaved }: { round: Round; unsaved: boolean }) {
  const { say, told } = useRoundWords();
  const may = round.may.includes("test");
  const testers = useTesters(may);
  const got = round.testers.filter((one) => one.got_at !== null);
  return (
    <section className="stack plan-part" aria-label={say("test.title")}>
      <h3>{say("test.title")}</h3>
      <p>{say("test.count", { n: got.filter((one) => one.counts).length, of: TESTS_WANTED })}</p>
      {got.length > 0 && (
        <ul className="check-list">
          {got.map((one) => (
            <li key={one.id} data-ok="true">
              <Icon name="check" />
              <span>{say("test.got", { name: one.name, at: dateTime(one.got_at!) })}</span>
            </li>
          ))}
        </ul>
      )}
      {round.testers.map(
        (one) =>
          one.failed && (
            <Note key={one.id} kind="warn">
              {say("test.failed", { name: one.name, why: told(one.failed) })}
            </Note>
          ),
      )}
      {may && unsaved && <Note kind="warn">{say("test.unsaved")}</Note>}
      {may && !unsaved && (
        <Given query={testers} rows={3}>
          {(known) => <Choose testers={known} round={round} again={() => void testers.refetch()} />}
        </Given>
      )}
    </section>
  );
}
