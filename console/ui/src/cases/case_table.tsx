import { Link } from "wouter";
import { clockTime, date, dateTime } from "../time/format";
import { serverNow } from "../time/server_clock";
import { type Column, Icon, type Sorting, Table } from "../ui";
import { type Say, useWords } from "../words/use_words";
import { statusWords, whereWords } from "./case_words";
import { DueChip } from "./due_chip";
import { LabelChips } from "./label_chips";
import { type ListQuery, nextSort } from "./list_query";
import { type Optional, useLook } from "./list_choices";
import type { CaseRow } from "./shapes";

interface CaseTableProps {
  rows: CaseRow[];
  query: ListQuery;
  busy: boolean;
  chosen: string[];
  onToggle: (id: string, range: boolean) => void;
  onSort: (sort: string) => void;
}

function Tick({
  row,
  on,
  onToggle,
}: { row: CaseRow; on: boolean } & Pick<CaseTableProps, "onToggle">) {
  const { say } = useWords();
  if (row.hidden) return null;
  return (
    <label className="tick">
      <input
        type="checkbox"
        checked={on}
        onChange={(event) =>
          onToggle(row.id, (event.nativeEvent as unknown as MouseEvent).shiftKey === true)
        }
      />
      <span className="sr-only">{say("cases.tick", { number: row.number })}</span>
    </label>
  );
}

// A hidden row tells number, date and state, and leads nowhere.
function Number({ row }: { row: CaseRow }) {
  const { say } = useWords();
  if (row.hidden) {
    return (
      <span className="case-number" tabIndex={-1} data-row={row.id}>
        {row.number}
      </span>
    );
  }
  return (
    <>
      <Link
        href={`/phan-anh/${encodeURIComponent(row.id)}`}
        className="case-number"
        data-row={row.id}
        data-testid="case"
      >
        {row.number}
      </Link>
      {row.urgent && (
        <div>
          <span className="case-urgent">
            <Icon name="alert" /> {say("cases.urgent")}
          </span>
        </div>
      )}
    </>
  );
}

function Summary({ row }: { row: CaseRow }) {
  const { say } = useWords();
  if (row.hidden) {
    return (
      <span className="secondary">
        <Icon name="lock" /> {say("cases.hidden")}
      </span>
    );
  }
  return (
    <>
      <span className="case-summary" lang="vi">
        {row.restricted && <Icon name="lock" />}
        {row.category_name && <span className="case-category">{row.category_name} · </span>}
        {row.summary}
      </span>
      <LabelChips labels={row.labels} />
    </>
  );
}

// The year only where it is not this one; the whole of it in the tooltip.
function Received({ at }: { at: string }) {
  const year = date(serverNow()).slice(5);
  const short = date(at).endsWith(year) ? date(at).slice(0, 5) : date(at);
  return (
    <time dateTime={at} title={dateTime(at)} className="case-received">
      {short} <span className="secondary">{clockTime(at)}</span>
    </time>
  );
}

function columnsOf(say: Say, props: CaseTableProps): Column<CaseRow>[] {
  return [
    {
      key: "tick",
      title: say("cases.col.tick"),
      hideTitle: true,
      card: "off",
      width: "30px",
      render: (row) => (
        <Tick row={row} on={props.chosen.includes(row.id)} onToggle={props.onToggle} />
      ),
    },
    {
      key: "number",
      title: say("cases.col.number"),
      sort: "number",
      card: "title",
      width: "142px",
      render: (row) => <Number row={row} />,
    },
    {
      key: "received",
      title: say("cases.col.received"),
      sort: "received",
      width: "106px",
      render: (row) => <Received at={row.received_at} />,
    },
    {
      key: "summary",
      title: say("cases.col.summary"),
      card: "plain",
      render: (row) => <Summary row={row} />,
    },
    { key: "who", title: say("cases.col.who"), width: "96px", render: (row) => row.who || "–" },
    {
      key: "where",
      title: say("cases.col.where"),
      width: "156px",
      render: (row) => <span lang="vi">{row.hidden ? "–" : whereWords(row)}</span>,
    },
    {
      key: "status",
      title: say("cases.col.status"),
      width: "116px",
      render: (row) => statusWords(say, row),
    },
    {
      key: "assignee",
      title: say("cases.col.assignee"),
      width: "120px",
      render: (row) => row.assignee?.name ?? "–",
    },
    {
      key: "due",
      title: say("cases.col.due"),
      sort: "due",
      card: "chip",
      width: "176px",
      render: (row) => <DueChip row={row} />,
    },
  ];
}

export function CaseTable(props: CaseTableProps) {
  const { say } = useWords();
  const { hidden } = useLook();
  const sorting: Sorting = {
    by: props.query.sort.replace(/^-/, ""),
    descending: props.query.sort.startsWith("-"),
  };
  return (
    <div className="cases-scroll">
      <Table
        caption={say("cases.caption", { view: say(`cases.view.${props.query.view}`) })}
        columns={columnsOf(say, props).filter((one) => !hidden.includes(one.key as Optional))}
        rows={props.rows}
        keyOf={(row) => row.id}
        markOf={(row) => (props.chosen.includes(row.id) ? "row-chosen" : undefined)}
        sorting={sorting}
        onSort={(by) => props.onSort(nextSort(props.query.sort, by))}
        busy={props.busy}
      />
    </div>
  );
}
