import { Link } from "wouter";
import { Frame } from "../charts/frame";
import { shown } from "../charts/geometry";
import { RoundsLine } from "../charts/rounds_line";
import { date } from "../../time/format";
import { useSurveyWords } from "../../words/use_survey_words";
import type { RoundPoint } from "../shapes";
import { useFigureWords } from "./figure_words";

export function RoundsPart({ rounds }: { rounds: RoundPoint[] }) {
  const { say } = useSurveyWords();
  const words = useFigureWords();
  if (rounds.length < 2) return null;
  const figures = {
    head: [
      say("rounds.round"),
      say("rounds.closes"),
      say("criteria.index"),
      "n",
      say("rounds.mark"),
    ],
    rows: rounds.map((one) => [
      one.name,
      date(one.closes),
      words.index(one.figure),
      one.figure.hidden ? "–" : words.whole(one.figure.n),
      one.reworded ? say("rounds.reworded") : "–",
    ]),
  };
  return (
    <Frame
      title={say("rounds.title")}
      hint={say("rounds.hint")}
      figures={figures}
      testId="rounds-line"
    >
      {rounds.some((one) => shown(one.figure)) && (
        <RoundsLine title={say("rounds.title")} rounds={rounds} />
      )}
      <ul className="row small results-others">
        {rounds.map((one) => (
          <li key={one.id}>
            <Link href={`/khao-sat/dot/${one.id}/ket-qua`}>
              {say("rounds.open", { name: one.name })}
            </Link>
          </li>
        ))}
      </ul>
    </Frame>
  );
}
