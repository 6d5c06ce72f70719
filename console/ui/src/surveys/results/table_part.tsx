import { type Column, Table } from "../../ui";
import { percent } from "../charts/numbers";
import { useSurveyWords } from "../../words/use_survey_words";
import { PeopleNumber } from "../rounds/people_number";
import type { Asked } from "../rounds/watching";
import type { Figure, Results, RoundRow } from "../shapes";
import { useFigureWords } from "./figure_words";
import { ratedIn, type Scope } from "./scope";

const WIDE = 8; // columns; more are scrolled on a screen, and cards on a phone

// Depth of the ground by the index, in four steps; the words say the same.
function depth(figure: Figure): string {
  if (figure.hidden || !figure.share) return "cell cell-hidden";
  const { share } = figure.share;
  return `cell cell-${share >= 0.9 ? 4 : share >= 0.8 ? 3 : share >= 0.7 ? 2 : 1}`;
}

interface CellProps {
  figure: Figure | undefined;
  round: RoundRow;
  asked: Asked;
  name: string; // of its people
}

function Cell({ figure, round, asked, name }: CellProps) {
  const { say, language } = useSurveyWords();
  const words = useFigureWords();
  if (!figure) return <span className="secondary">–</span>;
  if (!figure.hidden && figure.n === 0) return <span className="secondary">– n = 0</span>;
  if (figure.hidden) {
    const why = figure.hidden === "few" ? "table.few" : "table.secondary";
    return (
      <span className={depth(figure)} title={words.hidden(figure.hidden)}>
        {say(why)}
      </span>
    );
  }
  return (
    <span className={depth(figure)}>
      {figure.share ? percent(figure.share.share, language) : "–"}{" "}
      <span className="small">
        n = <PeopleNumber round={round} asked={asked} name={name} number={words.whole(figure.n)} />
      </span>
    </span>
  );
}

interface Row {
  id: string;
  name: string;
}

interface TablePartProps {
  results: Results;
  scope: Scope;
}

export function TablePart({ results, scope }: TablePartProps) {
  const { say } = useSurveyWords();
  const { table, round } = results;
  if (table.units.length === 0 || table.fields.length === 0) return null;
  const nameIn = (lines: Row[], id: string) => lines.find((one) => one.id === id)?.name ?? id;
  const cells = new Map(table.cells.map((one) => [`${one.unit}|${one.field}`, one.figure]));
  const columns: Column<Row>[] = [
    { key: "unit", title: say("scope.unit"), card: "title", render: (row) => <b>{row.name}</b> },
    ...table.fields.map((field) => ({
      key: field,
      title: nameIn(results.fields, field),
      render: (row: Row) => (
        <Cell
          figure={cells.get(`${row.id}|${field}`)}
          round={round}
          asked={ratedIn(scope, { unit: row.id, field })}
          name={`${row.name}, ${nameIn(results.fields, field)}`}
        />
      ),
    })),
  ];
  const wide = table.fields.length > WIDE;
  return (
    <section className="chart-part" aria-labelledby="cross" data-testid="cross">
      <h2 id="cross">{say("table.title")}</h2>
      <p className="small secondary">{say("table.hint")}</p>
      <div
        className={wide ? "table-wide" : undefined}
        tabIndex={wide ? 0 : undefined}
        role={wide ? "group" : undefined}
        aria-label={wide ? say("table.title") : undefined}
      >
        <Table
          caption={say("table.title")}
          columns={columns}
          rows={table.units.map((id) => ({ id, name: nameIn(results.units, id) }))}
          keyOf={(row) => row.id}
          compact
        />
      </div>
    </section>
  );
}
