import { type ReactNode, useId, useState } from "react";
import { Button, type Column, Table } from "../../ui";
import { useSurveyWords } from "../../words/use_survey_words";
import "./charts.css";

export interface Figures {
  head: string[];
  rows: string[][];
}

interface FrameProps {
  title: string;
  hint?: string;
  figures: Figures; // everything the drawing shows, as a table
  children: ReactNode;
  testId?: string;
}

// A drawing with its table: what the eye sees is there to be read, too, and is printed with it.
export function Frame({ title, hint, figures, children, testId }: FrameProps) {
  const { say } = useSurveyWords();
  const [open, setOpen] = useState(false);
  const id = useId();
  const columns: Column<string[]>[] = figures.head.map((name, at) => ({
    key: String(at),
    title: name,
    card: at === 0 ? "title" : undefined,
    render: (row) => row[at] || "–",
  }));
  return (
    <section className="chart-part" aria-labelledby={id} data-testid={testId}>
      <div className="chart-head">
        <h2 id={id}>{title}</h2>
        <span className="push chart-toggle">
          <Button
            small
            icon="columns"
            onClick={() => setOpen(!open)}
            label={say(open ? "chart.hide_of" : "chart.show_of", { title })}
          >
            {say(open ? "chart.hide" : "chart.show")}
          </Button>
        </span>
      </div>
      {hint && <p className="small secondary">{hint}</p>}
      {children}
      {open && (
        <Table
          caption={title}
          columns={columns}
          rows={figures.rows}
          keyOf={(row) => row.join("|")}
          compact
        />
      )}
    </section>
  );
}
