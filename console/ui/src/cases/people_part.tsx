import { Link } from "wouter";
import { date } from "../time/format";
import { Button, ErrorNote, Loading } from "../ui";
import { useWords } from "../words/use_words";
import { may } from "./actions";
import { DueChip } from "./due_chip";
import { useDuplicates } from "./queries";
import type { CaseFile, CaseRow } from "./shapes";

interface PartProps {
  file: CaseFile;
  onAction: (name: string, other?: string) => void;
}

export function People({ file, onAction }: PartProps) {
  const { say } = useWords();
  return (
    <section className="part" aria-labelledby="people-title">
      <div className="row">
        <h2 id="people-title">{say("file.people")}</h2>
        {may(file, "assign") && (
          <span className="push">
            <Button small onClick={() => onAction("assign")} testId="assign">
              {say("act.assign")}
            </Button>
          </span>
        )}
      </div>
      <dl className="facts" lang="vi">
        <dt>{say("file.lead")}</dt>
        <dd>{file.assigned_unit_name || "–"}</dd>
        <dt>{say("file.assignee")}</dt>
        <dd>{file.assignee?.name ?? "–"}</dd>
        <dt>{say("file.co_units")}</dt>
        <dd>{file.co_units.map((one) => one.name).join(", ") || "–"}</dd>
        <dt>{say("file.branch")}</dt>
        <dd>{file.branch ? `${file.branch}. ${file.branch_name}` : "–"}</dd>
      </dl>
    </section>
  );
}

function CaseLine({ row }: { row: CaseRow }) {
  const { say } = useWords();
  return (
    <span>
      {row.hidden ? row.number : <Link href={`/phan-anh/${row.id}`}>{row.number}</Link>}{" "}
      <span className="small secondary">
        {row.hidden ? say("cases.hidden") : row.summary.slice(0, 80)}
      </span>
    </span>
  );
}

// Likely duplicates, with a way to compare; the same citizen; how much the unit hears otherwise.
export function Related({ file, onAction }: PartProps) {
  const { say } = useWords();
  const found = useDuplicates(file.id);
  const again = () => void found.refetch();
  return (
    <section className="part" aria-labelledby="related-title">
      <h2 id="related-title">{say("file.related")}</h2>
      {found.isPending && <Loading rows={2} onRetry={again} />}
      {found.isError && <ErrorNote problem={found.error} onRetry={again} />}
      {found.data && (
        <>
          <h3>{say("file.duplicates")}</h3>
          {found.data.items.length === 0 && (
            <p className="secondary">{say("file.no_duplicates")}</p>
          )}
          <ul className="lines">
            {found.data.items.map((one) => (
              <li key={one.case.id}>
                <CaseLine row={one.case} /> <b>{one.percent} %</b>
                {one.why && <div className="small secondary">{one.why}</div>}
                <div className="row">
                  <DueChip row={one.case} />
                  {may(file, "merge") && !one.case.hidden && (
                    <Button
                      small
                      icon="merge"
                      label={say("file.merge_with", { number: one.case.number })}
                      onClick={() => onAction("merge", one.case.id)}
                      testId="merge-with"
                    >
                      {say("act.merge")}
                    </Button>
                  )}
                </div>
              </li>
            ))}
          </ul>
          <h3>{say("file.same_citizen", { n: found.data.same_citizen.length })}</h3>
          <ul className="lines">
            {found.data.same_citizen.map((row) => (
              <li key={row.id}>
                <CaseLine row={row} />
              </li>
            ))}
          </ul>
          {file.assigned_unit && (
            <p>
              <Link href={`/phan-anh?view=all&unit=${encodeURIComponent(file.assigned_unit)}`}>
                {say("file.same_unit", { n: found.data.same_unit_total })}
              </Link>
            </p>
          )}
        </>
      )}
      {file.merged_from.length > 0 && (
        <>
          <h3>{say("file.merged_from")}</h3>
          <ul className="lines">
            {file.merged_from.map((one) => (
              <li key={one.id}>
                <Link href={`/phan-anh/${one.id}`}>{one.number}</Link>{" "}
                <span className="small secondary">
                  {say("file.merged_until", { date: date(one.until) })}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

export function National({ file, onAction }: PartProps) {
  const { say } = useWords();
  return (
    <section className="part" aria-labelledby="national-title">
      <h2 id="national-title">{say("file.national_title")}</h2>
      <dl className="facts">
        <dt>{say("file.national")}</dt>
        <dd>{file.national_number || "–"}</dd>
      </dl>
      {may(file, "national") && (
        <Button small onClick={() => onAction("national")} testId="national">
          {say("act.national")}
        </Button>
      )}
    </section>
  );
}
