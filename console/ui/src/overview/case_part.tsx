import { Link } from "wouter";
import { casePath, useCases } from "../cases/queries";
import { DueChip } from "../cases/due_chip";
import type { CaseRow } from "../cases/shapes";
import { ErrorNote, Icon, Loading } from "../ui";
import { type Key, useWords } from "../words/use_words";

const SHOWN = 5; // the rest is one click away, in the list itself

function Row({ row }: { row: CaseRow }) {
  const { say } = useWords();
  const words = row.hidden ? say("overview.flagged") : row.summary;
  return (
    <li>
      {row.hidden ? (
        <span className="case-number">{row.number}</span>
      ) : (
        <Link href={`/phan-anh${casePath(row.id).slice("/cases".length)}`} className="case-number">
          {row.number}
        </Link>
      )}
      <span className="overview-words">{words}</span>
      <span className="overview-where">{row.assigned_unit_name || row.branch_name}</span>
      <DueChip row={row} />
    </li>
  );
}

// The first rows of one list of cases.
export function CasePart({ view, title, none }: { view: string; title: Key; none: Key }) {
  const { say } = useWords();
  const list = useCases(`view=${view}&sort=due&size=20`);
  const rows = (list.data?.items ?? []).slice(0, SHOWN);
  const total = list.data?.total ?? 0;
  return (
    <section className="part overview-part" data-testid={`overview-${view}`}>
      <h2>{say(title)}</h2>
      {list.isPending && <Loading rows={3} onRetry={() => void list.refetch()} />}
      {list.isError && <ErrorNote problem={list.error} onRetry={() => void list.refetch()} />}
      {list.data && rows.length === 0 && (
        <p className="secondary">
          <Icon name="check" /> {say(none)}
        </p>
      )}
      {rows.length > 0 && (
        <ul className="overview-rows">
          {rows.map((row) => (
            <Row key={row.id} row={row} />
          ))}
        </ul>
      )}
      {total > SHOWN && (
        <Link href={`/phan-anh?view=${view}`}>{say("overview.all_of", { n: total })}</Link>
      )}
    </section>
  );
}
