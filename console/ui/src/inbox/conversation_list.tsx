import type { UseQueryResult } from "@tanstack/react-query";
import { Link } from "wouter";
import { shortWait } from "../time/durations";
import { clockTime, dateTime } from "../time/format";
import { Empty, ErrorNote, Icon, Loading, NoMatch, Slow } from "../ui";
import { codeWords } from "../words/code_words";
import { useWords } from "../words/use_words";
import { drafts } from "./drafts";
import type { DeskView, Row as RowShape, RowList } from "./shapes_more";

function Waiting({ row }: { row: RowShape }) {
  const { say, language } = useWords();
  if (!row.waiting_since || row.owner === "bot") return null;
  const time = shortWait(row.waited_office_s ?? 0, language);
  const exact = say("row.waited", { time, at: dateTime(row.waiting_since) });
  return (
    <span className="row-wait" title={exact}>
      <Icon name="clock" />
      <span aria-hidden="true">{time}</span>
      <span className="sr-only">{exact}</span>
    </span>
  );
}

function Owner({ row }: { row: RowShape }) {
  const { say } = useWords();
  if (row.meant_for?.mine) return <b>{say("row.meant_me", { by: row.meant_for.by })}</b>;
  if (row.meant_for) return <span>{say("row.meant", { name: row.meant_for.name })}</span>;
  if (row.mine) return <span>{say("row.of_mine")}</span>;
  if (row.owner === "bot") return <span>{say("row.bot")}</span>;
  if (row.owner === "oa") return <span>{say("row.oa")}</span>;
  if (row.owner === "person") return <span>{say("row.holder", { name: row.holder ?? "" })}</span>;
  return null;
}

const URGENT = ["danger", "self_harm"];

function Reminder({ row }: { row: RowShape }) {
  const { say } = useWords();
  if (row.snoozed_until) {
    const time = dateTime(row.snoozed_until);
    return <span>{say("row.snoozed", { time })}</span>;
  }
  return row.reminded ? <b>{say("row.reminded")}</b> : null;
}

function Row({ row, query, open }: { row: RowShape; query: string; open: boolean }) {
  const { say } = useWords();
  const drafted = row.draft || Boolean(drafts.text(row.id, "reply") || drafts.text(row.id, "note"));
  return (
    <li>
      <Link
        href={`/hop-thoai/${row.id}?${query}`}
        className={`conv ${row.silent ? "conv-silent" : ""}`}
        aria-current={open ? "true" : undefined}
        data-row={row.id}
        data-testid="conversation"
      >
        <span className="conv-head">
          {URGENT.includes(row.reason) && (
            <span className="conv-urgent">
              <Icon name="alert" />
              {say("row.urgent")}
            </span>
          )}
          <span className="conv-name">
            {row.restricted && <Icon name="lock" />}{" "}
            {row.name || say(row.restricted ? "row.restricted" : "row.nameless")}
          </span>
          <Waiting row={row} />
        </span>
        {row.last_words && <span className="row-words">{row.last_words}</span>}
        <span className="conv-facts">
          {drafted && (
            <span className="conv-draft">
              <Icon name="note" /> {say("row.draft")}
            </span>
          )}
          {row.reason && !row.restricted && <span>{codeWords(say, "reason", row.reason)}</span>}
          {row.branch_guess && <span>{say("row.branch_guess", { n: row.branch_guess })}</span>}
          {(row.times ?? 0) > 1 && <span>{say("row.times", { n: row.times! })}</span>}
          <Owner row={row} />
          <Reminder row={row} />
          {row.silent && <span className="conv-late">{say("row.silent")}</span>}
        </span>
      </Link>
    </li>
  );
}

function EmptyList({ view, last }: { view: DeskView; last?: string }) {
  const { say } = useWords();
  if (view === "queue") {
    const words = last
      ? say("inbox.empty_queue_last", { time: clockTime(last) })
      : say("inbox.empty_queue");
    return <Empty icon="check" words={words} />;
  }
  if (view === "mine") {
    return (
      <Empty
        words={say("inbox.empty_mine")}
        next={say("inbox.empty_mine_next")}
        action={<Link href="/hop-thoai?view=queue">{say("inbox.to_queue")}</Link>}
      />
    );
  }
  return <Empty words={say(`inbox.empty_${view}`)} />;
}

interface ListProps {
  list: UseQueryResult<RowList>;
  view: DeskView;
  query: string;
  filtered: boolean;
  open?: string;
  onClear: () => void;
}

export function ConversationList({ list, view, query, filtered, open, onClear }: ListProps) {
  const { say } = useWords();
  const again = () => void list.refetch();
  if (list.isPending) return <Loading like="list" rows={8} onRetry={again} />;
  if (list.isError && !list.data) return <ErrorNote problem={list.error} onRetry={again} />;
  const { items, total, last_waiting_at } = list.data!;
  return (
    <div className="list-scroll">
      {list.isError && <ErrorNote problem={list.error} onRetry={again} />}
      {items.length === 0 && !list.isPlaceholderData && filtered && (
        <NoMatch words={say("inbox.no_match")} onClear={onClear} />
      )}
      {items.length === 0 && !list.isPlaceholderData && !filtered && (
        <EmptyList view={view} last={last_waiting_at} />
      )}
      {list.isPlaceholderData && <Slow onRetry={again} />}
      <ul aria-busy={list.isPlaceholderData}>
        {items.map((row) => (
          <Row key={row.id} row={row} query={query} open={row.id === open} />
        ))}
      </ul>
      {total > items.length && (
        <p className="small secondary list-end">
          {say("inbox.shown_of", { shown: items.length, total })}
        </p>
      )}
    </div>
  );
}
