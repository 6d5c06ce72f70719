import { useEffect, useState } from "react";
import { Link, useLocation, useSearch } from "wouter";
import { useMe } from "../../session/use_session";
import { useTitle } from "../../shell/use_title";
import { wholeNumber } from "../../text/numbers";
import { Button, type Column, Empty, Icon, NoMatch, Select, Table, TextField } from "../../ui";
import { placed } from "../../words/placed";
import { useRoundWords } from "../../words/use_round_words";
import { Bar } from "./bar";
import { percent, spanWords } from "./figures";
import { Given } from "./given";
import {
  chosenRounds,
  filterHref,
  hasResults,
  type ListFilter,
  readFilter,
  roundHref,
  STATES,
} from "./list_filter";
import { NewRoundDialog } from "./new_round_dialog";
import { PeopleNumber } from "./people_number";
import { useRounds } from "./queries";
import type { RoundRow } from "./shapes";
import { StateChip } from "./state_chip";
import "./rounds.css";

function Progress({ round }: { round: RoundRow }) {
  const { say, language, told } = useRoundWords();
  const whole = (number: number) => wholeNumber(number, language);
  if (round.people === 0) return <span className="secondary">–</span>;
  const number = (stage: "sent" | "invited", people: number) => (
    <PeopleNumber
      round={round}
      asked={{ stage }}
      name={`${round.name}, ${say(`list.${stage}`)}`}
      number={whole(people)}
      testId={`list-${stage}`}
    />
  );
  const words = say("list.progress_of", { sent: whole(round.sent), people: whole(round.people) });
  return (
    <div className="round-progress">
      <span>
        {placed(say("list.progress_of"), {
          sent: number("sent", round.sent),
          people: number("invited", round.people),
        })}
      </span>
      <Bar
        label={say("list.progress_label", { name: round.name })}
        share={round.sent / round.people}
        words={words}
        still={round.state !== "sending"}
      />
      {round.wait && <span className="small secondary">{told(round.wait)}</span>}
    </div>
  );
}

function Answered({ round }: { round: RoundRow }) {
  const { say, language } = useRoundWords();
  if (round.response_rate === null) return <span className="secondary">–</span>;
  return (
    <>
      {percent(round.response_rate, language)}{" "}
      <span className="small secondary">
        {placed(say("list.complete"), {
          n: (
            <PeopleNumber
              round={round}
              asked={{ stage: "complete" }}
              name={`${round.name}, ${say("watch.complete")}`}
              number={wholeNumber(round.complete, language)}
              testId="list-complete"
            />
          ),
        })}
      </span>
      {hasResults(round) && (
        <p>
          <Link
            href={`/khao-sat/dot/${round.id}/ket-qua`}
            aria-label={say("list.results_label", { name: round.name })}
          >
            {say("list.results")}
          </Link>
        </p>
      )}
    </>
  );
}

function RoundTable({ rows, busy }: { rows: RoundRow[]; busy: boolean }) {
  const { say } = useRoundWords();
  const columns: Column<RoundRow>[] = [
    {
      key: "name",
      title: say("list.name"),
      card: "title",
      width: "28%",
      render: (one) => (
        <>
          <Link href={roundHref(one)} className="round-name" data-testid="round">
            {one.name}
          </Link>
          <div className="small secondary">
            {say("list.version", { title: one.questionnaire.title, n: one.questionnaire.version })}
          </div>
        </>
      ),
    },
    {
      key: "state",
      title: say("list.state"),
      card: "chip",
      render: (one) => (
        <>
          <StateChip state={one.state} words={one.state_words} />
          {one.why && (
            <div className="small secondary" lang="vi">
              {one.why}
            </div>
          )}
        </>
      ),
    },
    {
      key: "dates",
      title: say("list.dates"),
      render: (one) => spanWords(one.opens, one.closes),
    },
    { key: "progress", title: say("list.progress"), render: (one) => <Progress round={one} /> },
    { key: "rate", title: say("list.rate"), render: (one) => <Answered round={one} /> },
  ];
  return (
    <Table
      caption={say("list.caption")}
      columns={columns}
      rows={rows}
      keyOf={(one) => String(one.id)}
      busy={busy}
    />
  );
}

const TYPING_MS = 300;

function Filters({ filter }: { filter: ListFilter }) {
  const { say } = useRoundWords();
  const [, go] = useLocation();
  const [typed, setTyped] = useState(filter.q);
  useEffect(() => setTyped(filter.q), [filter.q]);
  useEffect(() => {
    if (typed.trim() === filter.q) return;
    const timer = setTimeout(
      () => go(filterHref({ ...filter, q: typed.trim() }), { replace: true }),
      TYPING_MS,
    );
    return () => clearTimeout(timer);
  }, [typed, filter, go]);
  return (
    <search className="round-filters" aria-label={say("list.filters")}>
      <TextField
        label={say("list.search")}
        value={typed}
        onChange={setTyped}
        icon={<Icon name="search" />}
        testId="round-search"
      />
      <Select
        label={say("list.state")}
        value={filter.state}
        onChange={(state) => go(filterHref({ ...filter, state: state as ListFilter["state"] }))}
        options={[
          { value: "", label: say("list.all_states") },
          ...STATES.map((one) => ({ value: one, label: say(`state.${one}`) })),
        ]}
        testId="round-state"
      />
    </search>
  );
}

export function RoundsPage() {
  const { say } = useRoundWords();
  const me = useMe();
  const [, go] = useLocation();
  const search = useSearch();
  const rounds = useRounds();
  const [adding, setAdding] = useState(false);
  useTitle(say("list.page"));
  const { q, state } = readFilter(search);
  const filter = { q, state };
  const may = me.rights.includes("surveys");
  const add = (testId?: string) =>
    may && (
      <Button kind="primary" icon="plus" onClick={() => setAdding(true)} testId={testId}>
        {say("list.add")}
      </Button>
    );
  return (
    <div className="page stack rounds">
      <div className="row">
        <h1>{say("list.page")}</h1>
        <span className="push" />
        {add("new-round")}
      </div>
      <Filters filter={filter} />
      <Given query={rounds} like="table" rows={6}>
        {({ items }) => {
          const rows = chosenRounds(items, filter);
          if (items.length === 0) {
            return (
              <Empty
                icon="send"
                words={say("list.empty")}
                next={say(may ? "list.empty_next" : "list.empty_ask")}
                action={add()}
              />
            );
          }
          if (rows.length === 0) {
            return <NoMatch words={say("list.none")} onClear={() => go("/khao-sat")} />;
          }
          return <RoundTable rows={rows} busy={rounds.isPlaceholderData} />;
        }}
      </Given>
      {adding && <NewRoundDialog onClose={() => setAdding(false)} />}
    </div>
  );
}

export default RoundsPage;
