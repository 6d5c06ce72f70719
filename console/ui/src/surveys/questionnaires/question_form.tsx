import { useRef } from "react";
import { CheckField, Select, TextArea, TextField } from "../../ui";
import { useSurveyWords } from "../../words/use_survey_words";
import type { Checked, Finding, Kind, Question, Questionnaire } from "../shapes";
import { isBounded } from "./bounds";
import { BoundsPart } from "./bounds_part";
import { type Placed, putQuestion, questionsOf, withKind } from "./edits";
import { FindingLine } from "./findings_part";
import { InsertFact } from "./insert_fact";
import { OnlyPart } from "./only_part";
import { OptionsPart } from "./options_part";
import { ReadQuestion } from "./read_question";
import { characters } from "./words";

const KINDS: Kind[] = ["rating", "single", "multiple", "number", "date", "text"];
const ASK_MAX = 600;
const SHOWN_MAX = 1700;

interface QuestionFormProps {
  whole: Questionnaire;
  placed: Placed;
  saved: Questionnaire;
  editable: boolean;
  findings: Finding[];
  length?: Checked["lengths"][number];
  onEdit: (next: Questionnaire, what?: string) => void;
}

type Put = (part: Partial<Question>, what?: string) => void;

interface PartProps {
  question: Question;
  whole: Questionnaire;
  fault: (field: string) => string | undefined;
  put: Put;
}

function AskPart({ question, whole, fault, put }: PartProps) {
  const { say } = useSurveyWords();
  const field = useRef<HTMLTextAreaElement>(null);
  return (
    <>
      <TextArea
        ref={field}
        label={say("form.ask")}
        hint={say("form.length", { n: characters(question.ask), max: ASK_MAX })}
        value={question.ask}
        onChange={(ask) => put({ ask }, "ask")}
        error={fault("ask")}
        rows={3}
        required
        testId="question-ask"
      />
      <InsertFact
        facts={whole.facts ?? []}
        into={() => field.current}
        onChange={(ask) => put({ ask })}
      />
      <TextField
        label={say("form.title")}
        hint={say("form.title_hint")}
        value={question.title ?? ""}
        onChange={(title) => put({ title }, "title")}
        error={fault("title")}
        testId="question-title"
      />
    </>
  );
}

function MarksPart({ question, whole, fault, put }: PartProps) {
  const { say } = useSurveyWords();
  const factors = Object.entries(whole.factors ?? {});
  const factor = question.factor ?? "";
  const known = factor === "" || factors.some(([code]) => code === factor);
  return (
    <>
      <Select
        label={say("form.factor")}
        value={factor}
        onChange={(code) => put({ factor: code })}
        error={fault("factor")}
        options={[
          { value: "", label: say("form.factor_none") },
          ...factors.map(([code, name]) => ({ value: code, label: `${code} ${name}` })),
          ...(known ? [] : [{ value: factor, label: factor }]),
        ]}
      />
      {question.kind === "rating" && (
        <CheckField
          label={say("form.overall")}
          hint={say("form.overall_hint")}
          checked={question.overall ?? false}
          onChange={(overall) => put({ overall })}
        />
      )}
      <CheckField
        label={say("form.sensitive")}
        hint={say("form.sensitive_hint")}
        checked={question.sensitive ?? false}
        onChange={(sensitive) => put({ sensitive })}
      />
      {question.sensitive && (
        <TextArea
          label={say("form.assurance")}
          hint={say("form.assurance_hint")}
          value={question.assurance ?? ""}
          onChange={(assurance) => put({ assurance }, "assurance")}
          error={fault("assurance")}
          rows={2}
        />
      )}
    </>
  );
}

function CodePart({ question, fixed, fault, put }: Omit<PartProps, "whole"> & { fixed: boolean }) {
  const { say } = useSurveyWords();
  return (
    <div className="form-pair">
      {fixed ? (
        <div className="form-fixed">
          <span>{say("form.code_fixed")}</span>
          <code data-testid="question-code">{question.code}</code>
        </div>
      ) : (
        <TextField
          label={say("form.code")}
          hint={say("form.code_hint")}
          value={question.code}
          onChange={(code) => put({ code }, "code")}
          error={fault("code")}
          required
          testId="question-code"
        />
      )}
      <Select
        label={say("form.kind")}
        value={question.kind}
        onChange={(kind) => put(withKind(question, kind as Kind))}
        error={fault("kind")}
        options={KINDS.map((kind) => ({ value: kind, label: say(`kind.${kind}`) }))}
        testId="question-kind"
      />
    </div>
  );
}

// What stands at a field is not said again below.
const AT_FIELDS = [
  "ask",
  "title",
  "code",
  "kind",
  "factor",
  "assurance",
  "bounds",
  "least",
  "most",
];

export function QuestionForm(props: QuestionFormProps) {
  const { whole, placed, saved, editable, findings, length, onEdit } = props;
  const { say, told } = useSurveyWords();
  const { question } = placed;
  const old = questionsOf(saved).find((one) => one.code === question.code);
  const earlier = questionsOf(whole).slice(0, placed.number - 1);
  const put: Put = (part, what) =>
    onEdit(putQuestion(whole, placed, part), what && `${placed.number} ${what}`);
  const fault = (field: string) => {
    const found = findings.find((one) => one.field === field && one.weight === "mistake");
    return found && told(found);
  };
  const rest = findings.filter(
    (one) => one.weight === "advice" || !editable || !AT_FIELDS.includes(one.field),
  );
  const head = say("form.head", { n: placed.number, code: question.code });
  const part = { question, whole, fault, put };
  const choices = question.kind === "single" || question.kind === "multiple";
  return (
    <div className="question-form stack">
      <h2>{head}</h2>
      {rest.length > 0 && (
        <ul className="finding-list" aria-live="polite">
          {rest.map((one, at) => (
            <li key={at}>
              <FindingLine one={one} />
            </li>
          ))}
        </ul>
      )}
      {editable ? (
        <>
          <CodePart question={question} fixed={old !== undefined} fault={fault} put={put} />
          <AskPart {...part} />
        </>
      ) : (
        <ReadQuestion question={question} whole={whole} />
      )}
      {question.kind === "rating" && (
        <p className="small secondary">
          {say("form.scale")} {([1, 2, 3, 4, 5] as const).map((n) => say(`level.${n}`)).join(" · ")}
        </p>
      )}
      {choices && (
        <OptionsPart
          question={question}
          saved={old?.options ?? []}
          editable={editable}
          onChange={(next, what) => put(next, what)}
        />
      )}
      {editable && isBounded(question.kind) && (
        <BoundsPart question={question} fault={fault} put={put} />
      )}
      <OnlyPart
        question={question}
        earlier={earlier}
        editable={editable}
        onChange={(only) => put({ only })}
      />
      {editable && <MarksPart {...part} />}
      {length && (
        <p className="small secondary">
          {say("form.shown", { n: length.characters, max: SHOWN_MAX, choices: length.choices })}
        </p>
      )}
    </div>
  );
}
