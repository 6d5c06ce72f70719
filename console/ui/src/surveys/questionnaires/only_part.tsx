import { Button, IconButton, PickMany, Select } from "../../ui";
import { useSurveyWords } from "../../words/use_survey_words";
import type { Condition, Question } from "../shapes";
import { answersOf } from "./edits";

interface ConditionPartProps {
  value: Condition;
  among: Question[]; // those that have answers to name
  label: string;
  editable: boolean;
  onChange: (value: Condition) => void;
}

export function useAnswerWords(): (question: Question | undefined, code: string) => string {
  const { say } = useSurveyWords();
  return (question, code) => {
    if (question?.kind === "rating") return say(`level.${code as "1"}`);
    return question?.options?.find((one) => one.code === code)?.label ?? code;
  };
}

// "Z3 is one of: …".
export function ConditionPart({ value, among, label, editable, onChange }: ConditionPartProps) {
  const { say } = useSurveyWords();
  const words = useAnswerWords();
  const asked = among.find((one) => one.code === value.question);
  if (!editable) {
    const answers = value.options.map((code) => words(asked, code)).join(", ");
    return <p>{say("form.only_words", { question: value.question, answers })}</p>;
  }
  const options = among.map((one) => ({
    value: one.code,
    label: `${one.code} ${one.title || one.ask}`,
  }));
  if (!asked) options.unshift({ value: value.question, label: value.question });
  return (
    <>
      <Select
        label={label}
        value={value.question}
        onChange={(question) => onChange({ question, options: [] })}
        options={options}
      />
      <PickMany
        label={say("form.only_answers", { question: value.question })}
        options={(asked ? answersOf(asked) : value.options).map((code) => ({
          value: code,
          label: words(asked, code),
        }))}
        chosen={value.options}
        onChange={(chosen) => onChange({ ...value, options: chosen })}
      />
    </>
  );
}

interface OnlyPartProps {
  question: Question;
  earlier: Question[];
  editable: boolean;
  onChange: (only: Condition[]) => void;
}

const CONDITIONS_MAX = 4; // more cannot be read back by a person

export function OnlyPart({ question, earlier, editable, onChange }: OnlyPartProps) {
  const { say } = useSurveyWords();
  const only = question.only ?? [];
  const among = earlier.filter((one) => answersOf(one).length > 0);
  if (!editable && only.length === 0) return null;
  return (
    <fieldset className="form-part">
      <legend>{say("form.only")}</legend>
      {only.length === 0 && <div className="small secondary">{say("form.only_none")}</div>}
      {only.map((one, at) => (
        <div key={at} className="stack form-condition">
          <ConditionPart
            value={one}
            among={among}
            label={say("form.only_question", { n: at + 1 })}
            editable={editable}
            onChange={(next) => onChange(only.map((old, number) => (number === at ? next : old)))}
          />
          {editable && (
            <IconButton
              icon="trash"
              label={say("form.only_remove", { n: at + 1 })}
              onClick={() => onChange(only.filter((_, number) => number !== at))}
            />
          )}
        </div>
      ))}
      {editable && among.length > 0 && only.length < CONDITIONS_MAX && (
        <Button
          small
          icon="plus"
          onClick={() => onChange([...only, { question: among.at(-1)!.code, options: [] }])}
          testId="only-add"
        >
          {say("form.only_add")}
        </Button>
      )}
    </fieldset>
  );
}
