import { useState } from "react";
import { TextField } from "../../ui";
import { useSurveyWords } from "../../words/use_survey_words";
import type { Question } from "../shapes";
import { boundFrom } from "./bounds";

interface NumberFieldProps {
  label: string;
  value: number;
  error?: string;
  onChange: (value: number) => void;
}

// What is typed stands as typed, "-" too, and counts once it is a number. A value from elsewhere
// (a step back, the other person's version) replaces it.
function NumberField({ label, value, error, onChange }: NumberFieldProps) {
  const { say } = useSurveyWords();
  const [text, setText] = useState(String(value));
  const [seen, setSeen] = useState(value);
  const [left, setLeft] = useState(false);
  if (seen !== value) {
    setSeen(value);
    if (boundFrom(text) !== value) setText(String(value));
  }
  const unread = boundFrom(text) === null;
  function type(next: string): void {
    const number = boundFrom(next);
    setText(next);
    setLeft(false);
    if (number !== null && number !== value) onChange(number);
  }
  return (
    <TextField
      label={label}
      value={text}
      onChange={type}
      onBlur={() => setLeft(true)}
      error={left && unread ? say("form.bounds_number", { n: value }) : error}
    />
  );
}

interface BoundsPartProps {
  question: Question;
  fault: (field: string) => string | undefined;
  put: (part: Partial<Question>, what?: string) => void;
}

export function BoundsPart({ question, fault, put }: BoundsPartProps) {
  const { say } = useSurveyWords();
  const bounds = question.bounds ?? { least: 0, most: 0 };
  const set = (name: "least" | "most") => (number: number) =>
    put({ bounds: { ...bounds, [name]: number } }, name);
  return (
    <fieldset className="form-part" key={question.kind}>
      <legend>{say(question.kind === "date" ? "form.bounds_days" : "form.bounds")}</legend>
      <div className="form-pair">
        <NumberField
          label={say("form.least")}
          value={bounds.least}
          onChange={set("least")}
          error={fault("bounds") ?? fault("least")}
        />
        <NumberField
          label={say("form.most")}
          value={bounds.most}
          onChange={set("most")}
          error={fault("most")}
        />
      </div>
    </fieldset>
  );
}
