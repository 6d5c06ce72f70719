import { CheckField, Button, IconButton, TextField } from "../../ui";
import { useSurveyWords } from "../../words/use_survey_words";
import type { AnswerOption, Question } from "../shapes";
import {
  addOption,
  codeFrom,
  freeCode,
  moveOption,
  NO_ANSWER,
  putOption,
  removeOption,
} from "./edits";

interface OptionsPartProps {
  question: Question;
  saved: AnswerOption[]; // their codes are in answers, or may be
  editable: boolean;
  onChange: (question: Question, what?: string) => void;
}

interface OptionRowProps extends OptionsPartProps {
  one: AnswerOption;
  at: number;
}

function OptionRow({ question, saved, editable, onChange, one, at }: OptionRowProps) {
  const { say } = useSurveyWords();
  const fixed = saved.some((old) => old.code === one.code);
  const last = (question.options?.length ?? 0) - 1;
  const others = (question.options ?? []).filter((_, number) => number !== at);
  const wish = (label: string) =>
    freeCode([...others.map((other) => other.code), NO_ANSWER], codeFrom(label, "lc"));
  const own = one.code === wish(one.label); // the code still follows the words
  const put = (part: Partial<AnswerOption>, what?: string) =>
    onChange(putOption(question, at, part), what && `option ${at} ${what}`);
  if (!editable) {
    return (
      <li className="option-row option-read">
        <span>
          {one.label} <code>{one.code}</code>
        </span>
        <span className="small secondary">
          {[one.exclusive && say("form.exclusive"), one.specify && say("form.specify")]
            .filter(Boolean)
            .join(", ")}
        </span>
      </li>
    );
  }
  return (
    <li className="option-row">
      <div className="option-words">
        <TextField
          label={say("form.option", { n: at + 1 })}
          value={one.label}
          onChange={(label) =>
            put({ label, ...(!fixed && own ? { code: wish(label) } : {}) }, "label")
          }
          testId={`option-${at}`}
        />
        {fixed ? (
          <div className="option-code">
            <span className="small secondary">{say("form.option_code_fixed")}</span>{" "}
            <code>{one.code}</code>
          </div>
        ) : (
          <TextField
            label={say("form.option_code", { n: at + 1 })}
            value={one.code}
            onChange={(code) => put({ code }, "code")}
          />
        )}
      </div>
      <div className="row option-marks">
        {question.kind === "multiple" && (
          <CheckField
            label={say("form.exclusive")}
            checked={one.exclusive ?? false}
            onChange={(exclusive) => put({ exclusive })}
          />
        )}
        <CheckField
          label={say("form.specify")}
          checked={one.specify ?? false}
          onChange={(specify) => put({ specify })}
        />
        <span className="push">
          <IconButton
            icon="up"
            label={say("form.option_up", { n: at + 1 })}
            disabled={at === 0}
            onClick={() => onChange(moveOption(question, at, -1))}
          />
          <IconButton
            icon="down"
            label={say("form.option_down", { n: at + 1 })}
            disabled={at === last}
            onClick={() => onChange(moveOption(question, at, 1))}
          />
          <IconButton
            icon="trash"
            label={say("form.option_remove", { n: at + 1 })}
            onClick={() => onChange(removeOption(question, at))}
          />
        </span>
      </div>
    </li>
  );
}

export function OptionsPart(props: OptionsPartProps) {
  const { say } = useSurveyWords();
  const { question, editable, onChange } = props;
  return (
    <fieldset className="form-part">
      <legend>{say("form.options")}</legend>
      <div className="small secondary">{say("form.no_answer_always")}</div>
      <ol className="option-list">
        {(question.options ?? []).map((one, at) => (
          <OptionRow key={at} {...props} one={one} at={at} />
        ))}
      </ol>
      {editable && (
        <div className="row">
          <Button
            small
            icon="plus"
            onClick={() => onChange(addOption(question))}
            testId="option-add"
          >
            {say("form.option_add")}
          </Button>
          <Button
            small
            icon="plus"
            onClick={() => {
              const label = say("form.other");
              const next = addOption(question, label);
              onChange(putOption(next, next.options!.length - 1, { specify: true }));
            }}
          >
            {say("form.other_add")}
          </Button>
        </div>
      )}
    </fieldset>
  );
}
