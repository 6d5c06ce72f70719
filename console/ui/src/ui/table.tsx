import type { ReactNode } from "react";
import { Icon } from "./icons";
import "./table.css";

export interface Column<Row> {
  key: string;
  title: string;
  hideTitle?: boolean; // read aloud only
  sort?: string; // the name the service sorts by
  card?: "title" | "chip" | "plain" | "off"; // its place on a phone; else "title: value"
  width?: string;
  render: (row: Row) => ReactNode;
}

export interface Sorting {
  by: string;
  descending: boolean;
}

interface TableProps<Row> {
  caption: string;
  columns: Column<Row>[];
  rows: Row[];
  keyOf: (row: Row) => string;
  markOf?: (row: Row) => string | undefined; // a class of the row
  sorting?: Sorting;
  onSort?: (by: string) => void;
  busy?: boolean;
  compact?: boolean;
}

function Head<Row>({ column, sorting, onSort }: TableHead<Row>) {
  const sorted = sorting && column.sort === sorting.by;
  const order = sorted ? (sorting.descending ? "descending" : "ascending") : undefined;
  return (
    <th
      scope="col"
      role="columnheader"
      data-col={column.key}
      style={{ width: column.width }}
      aria-sort={column.sort ? (order ?? "none") : undefined}
    >
      {column.sort && onSort ? (
        <>
          <button type="button" className="sort" onClick={() => onSort(column.sort!)}>
            {column.title}
            <span className={`sort-mark sort-${order ?? "none"}`}>
              <Icon name="down" />
            </span>
          </button>
          <span className="sort-name">{column.title}</span>
        </>
      ) : (
        <span className={column.hideTitle ? "sr-only" : undefined}>{column.title}</span>
      )}
    </th>
  );
}
type TableHead<Row> = { column: Column<Row>; sorting?: Sorting; onSort?: (by: string) => void };

// A real table; under 720 px each row is a card with the same order and labels. The roles are
// repeated because a browser drops them when the rows become blocks.
export function Table<Row>(props: TableProps<Row>) {
  const { columns, rows, keyOf, markOf, busy, compact } = props;
  return (
    <table
      role="table"
      className={`table ${compact ? "table-compact" : ""}`}
      aria-busy={busy || undefined}
    >
      <caption className="sr-only">{props.caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((column) => (
            <Head key={column.key} column={column} sorting={props.sorting} onSort={props.onSort} />
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr role="row" key={keyOf(row)} className={markOf?.(row)}>
            {columns.map((column) => (
              <td
                role="cell"
                key={column.key}
                data-col={column.key}
                data-card={column.card ?? "fact"}
                data-label={column.title}
              >
                {column.render(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
