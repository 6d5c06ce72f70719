import { useEffect, useState } from "react";
import { CallError } from "../../call";
import { wholeNumber } from "../../text/numbers";
import { dateTime } from "../../time/format";
import { Button, type Column, Drawer, Empty, ErrorNote, Loading, Note, Table } from "../../ui";
import { isRoundKey, useRoundWords } from "../../words/use_round_words";
import { usePeople } from "./queries";
import type { Invited, Watch } from "./shapes";
import { type Asked, askedQuery, cellName, REMINDED } from "./watching";

function useColumns(): Column<Invited>[] {
  const { say, told } = useRoundWords();
  const way = (code: string) => {
    const key = `people.way.${code}`;
    return isRoundKey(key) ? say(key) : code;
  };
  return [
    {
      key: "who",
      title: say("people.who"),
      card: "title",
      width: "22%",
      render: (one) => <strong>{say("people.citizen", { who: one.who })}</strong>,
    },
    {
      key: "unit",
      title: say("people.unit"),
      render: (one) => [one.unit_name, one.field_name].filter(Boolean).join(", ") || "–",
    },
    {
      key: "state",
      title: say("people.state"),
      render: (one) => (
        <>
          {told(one.state_words)}
          {one.why && <div className="small secondary">{told(one.why)}</div>}
        </>
      ),
    },
    {
      key: "sent",
      title: say("people.sent"),
      render: (one) => (
        <>
          {one.sent_at ? dateTime(one.sent_at) : "–"}
          {one.way && <div className="small secondary">{way(one.way)}</div>}
          {one.reminded_at && (
            <div className="small secondary">
              {say("people.reminded", { at: dateTime(one.reminded_at) })}
            </div>
          )}
        </>
      ),
    },
    {
      key: "ended",
      title: say("people.ended"),
      render: (one) => (one.ended_at ? dateTime(one.ended_at) : "–"),
    },
  ];
}

// The words of what was clicked, the service's own where it has some: a step of the funnel, a
// failure, a stratum. An outcome of the results is named by the answer that lists its people.
function nameOf(watch: Watch, asked: Asked, { say, told }: ReturnType<typeof useRoundWords>) {
  const stage = watch.funnel.find((one) => one.code === asked.stage);
  const reminded = asked.stage === REMINDED && say("people.were_reminded");
  const failure = watch.failures.find((one) => one.code === asked.why);
  const cell = watch.cells.find((one) => one.unit === asked.unit && one.field === asked.field);
  return [cell && cellName(cell), stage && told(stage), reminded, failure && told(failure)]
    .filter(Boolean)
    .join(", ");
}

// The drawer comes and goes with the address; the number that opened it has the focus again.
function useFocusBack(): void {
  const [opener] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      setTimeout(() => {
        if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
      }, 0);
    },
    [opener],
  );
}

interface PeopleDrawerProps {
  watch: Watch;
  asked: Asked;
  onClose: () => void;
}

// The people behind a number, masked by the service, a page at a time.
export function PeopleDrawer({ watch, asked, onClose }: PeopleDrawerProps) {
  const words = useRoundWords();
  const { say, language } = words;
  const people = usePeople(watch.round.id, askedQuery(asked));
  const columns = useColumns();
  useFocusBack();
  const whole = (number: number) => wholeNumber(number, language);
  const rows = people.data?.pages.flatMap((page) => page.items) ?? [];
  const total = people.data?.pages[0]?.total ?? 0;
  const outcome = people.data?.pages[0]?.outcome;
  const name = outcome ? words.told(outcome) : nameOf(watch, asked, words);
  const hidden = people.error instanceof CallError && people.error.code === "anonymous";
  const title = name || say("people.title");
  return (
    <Drawer
      title={people.data ? say("people.of", { name: title, n: whole(total) }) : title}
      onClose={onClose}
      testId="people"
    >
      {hidden && <Note kind="plain">{say("people.anonymous")}</Note>}
      {people.isPending && <Loading like="table" rows={8} />}
      {people.isError && !hidden && (
        <ErrorNote problem={people.error} onRetry={() => void people.refetch()} />
      )}
      {people.data && rows.length === 0 && (
        <Empty icon="person" words={say("people.empty")} next={say("people.empty_next")} />
      )}
      {rows.length > 0 && (
        <>
          <p className="small secondary">{say("people.masked")}</p>
          <Table
            caption={title}
            columns={columns}
            rows={rows}
            keyOf={(one) => String(one.id)}
            compact
          />
          <div className="row">
            <span role="status" className="small secondary">
              {say("people.shown", { n: whole(rows.length), of: whole(total) })}
            </span>
            {people.hasNextPage && (
              <Button
                busy={people.isFetchingNextPage}
                onClick={() => void people.fetchNextPage()}
                testId="people-more"
              >
                {say("people.more")}
              </Button>
            )}
          </div>
        </>
      )}
    </Drawer>
  );
}
