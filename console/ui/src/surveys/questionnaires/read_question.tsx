import { useSurveyWords } from "../../words/use_survey_words";
import type { Question, Questionnaire } from "../shapes";

// A question that cannot be changed: the facts of its form.
export function ReadQuestion({ question, whole }: { question: Question; whole: Questionnaire }) {
  const { say } = useSurveyWords();
  const { bounds, factor } = question;
  const facts: [string, string | undefined][] = [
    [say("form.kind"), say(`kind.${question.kind}`)],
    [say("form.ask"), question.ask],
    [say("form.title"), question.title],
    [say("form.factor"), factor && `${factor} ${whole.factors?.[factor] ?? ""}`],
    [
      say(question.kind === "date" ? "form.bounds_days" : "form.bounds"),
      bounds && `${bounds.least} – ${bounds.most}`,
    ],
    [say("form.overall"), question.overall ? say("form.yes") : undefined],
    [say("form.sensitive"), question.sensitive ? say("form.yes") : undefined],
    [say("form.assurance"), question.assurance],
  ];
  return (
    <dl className="read-facts">
      {facts
        .filter(([, value]) => value)
        .map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
