import { type Column, Table } from "../../ui";
import { figureText } from "../charts/numbers";
import { useSurveyWords } from "../../words/use_survey_words";
import { date } from "../../time/format";
import type { NumberQuestion } from "../shapes";
import { useFigureWords } from "./figure_words";

const DAY = /^\d{4}-\d{2}-\d{2}$/;

interface NumbersPartProps {
  numbers: NumberQuestion[];
  weighted: boolean; // the rest of the page; these never are
}

export function NumbersPart({ numbers, weighted }: NumbersPartProps) {
  const { say, language } = useSurveyWords();
  const words = useFigureWords();
  if (numbers.length === 0) return null;
  const text = (value: string | null) =>
    value && DAY.test(value) ? date(`${value}T00:00:00+07:00`) : figureText(value, language);
  const told = (one: NumberQuestion, value: string | null) =>
    one.hidden ? words.hidden(one.hidden) : text(value);
  const columns: Column<NumberQuestion>[] = [
    {
      key: "title",
      title: say("numbers.question"),
      card: "title",
      width: "30%",
      render: (one) => (
        <>
          <b>{one.code}</b> <span lang="vi">{one.title}</span>
        </>
      ),
    },
    { key: "median", title: say("numbers.median"), render: (one) => told(one, one.median) },
    { key: "least", title: say("form.least"), render: (one) => told(one, one.least) },
    { key: "most", title: say("form.most"), render: (one) => told(one, one.most) },
    {
      key: "mean",
      title: say("criteria.mean"),
      render: (one) => (one.hidden ? "–" : words.mean(one.mean)),
    },
    { key: "n", title: "n", render: (one) => (one.hidden ? "–" : words.whole(one.n)) },
  ];
  return (
    <section className="chart-part" aria-labelledby="numbers">
      <h2 id="numbers">{say("numbers.title")}</h2>
      {weighted && <p className="small secondary">{say("numbers.unweighted")}</p>}
      <Table
        caption={say("numbers.title")}
        columns={columns}
        rows={numbers}
        keyOf={(one) => one.code}
        compact
      />
    </section>
  );
}
