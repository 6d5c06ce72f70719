import { Frame } from "../charts/frame";
import { ShareBar } from "../charts/share_bar";
import { useSurveyWords } from "../../words/use_survey_words";
import type { ChoiceQuestion } from "../shapes";
import { useFigureWords } from "./figure_words";

interface ChoiceProps {
  question: ChoiceQuestion;
  weighted: boolean; // the rest of the page; shares of choices never are
}

function Choice({ question, weighted }: ChoiceProps) {
  const { say } = useSurveyWords();
  const words = useFigureWords();
  const title = `${question.code} ${question.title}`;
  const people = (number: number | null) => (number === null ? "–" : words.whole(number));
  if (question.hidden) {
    return (
      <section className="chart-part">
        <h2>{title}</h2>
        <em>{words.hidden(question.hidden)}</em>
      </section>
    );
  }
  const share = say("choices.share");
  const hint = say(question.kind === "multiple" ? "choices.multiple" : "choices.single", {
    n: words.whole(question.n),
  });
  const figures = {
    head: [
      say("choices.option"),
      say("choices.people"),
      weighted ? `${share}, ${say("figure.unweighted")}` : share,
    ],
    rows: question.options.map((one) => [one.label, people(one.people), words.share(one.share)]),
  };
  return (
    <Frame
      title={title}
      hint={weighted ? `${hint} ${say("choices.unweighted")}` : hint}
      figures={figures}
    >
      <ul className="figure-rows">
        {question.options.map((one) => (
          <li key={one.code} className="figure-row">
            <span lang="vi">{one.label}</span>
            {one.share ? (
              <ShareBar
                label={`${one.label}: ${words.share(one.share)}`}
                share={one.share.share}
                low={one.share.low}
                high={one.share.high}
              />
            ) : (
              <span />
            )}
            <span>
              {one.share ? words.share(one.share) : words.hidden("few")}
              {one.people !== null && (
                <span className="small">
                  {" "}
                  · {say("choices.n_people", { n: people(one.people) })}
                </span>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Frame>
  );
}

interface ChoicesPartProps {
  choices: ChoiceQuestion[];
  weighted: boolean;
}

export function ChoicesPart({ choices, weighted }: ChoicesPartProps) {
  return choices.map((one) => <Choice key={one.code} question={one} weighted={weighted} />);
}
