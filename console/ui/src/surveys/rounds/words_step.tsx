import { useRef } from "react";
import { messageLength } from "../../text/splitting";
import { Button, Select, SwitchField, TextArea, TextField } from "../../ui";
import { useRoundWords } from "../../words/use_round_words";
import { FirstMessage } from "./first_message";
import { WORDS_MOST } from "./mistakes";
import type { Plan } from "./shapes";
import type { PlanWork } from "./use_plan";

type WordName = keyof Plan["words"];

interface WordFieldProps {
  plan: PlanWork;
  name: WordName;
  usual: string; // what is said when nothing is written here
}

function WordField({ plan, name, usual }: WordFieldProps) {
  const { say } = useRoundWords();
  const { form, put, errorAt, questionnaire } = plan;
  const area = useRef<HTMLTextAreaElement>(null);
  const text = form.words[name];
  const set = (next: string) => put({ words: { ...form.words, [name]: next } });
  // Where the caret stands, or at the end; the caret then stands after it.
  function insert(variable: string): void {
    const field = area.current;
    const from = field?.selectionStart ?? text.length;
    const to = field?.selectionEnd ?? from;
    set(text.slice(0, from) + variable + text.slice(to));
    const caret = from + variable.length;
    setTimeout(() => {
      field?.focus();
      field?.setSelectionRange(caret, caret);
    }, 0);
  }
  const length = messageLength(text);
  return (
    <div className="stack">
      <TextArea
        ref={area}
        label={say(`words.${name}`)}
        value={text}
        onChange={set}
        rows={4}
        placeholder={usual}
        hint={say(`words.${name}_hint`)}
        error={errorAt(`plan.words.${name}`)}
        testId={`words-${name}`}
      />
      <div className="row">
        <span className={`small ${length > WORDS_MOST ? "fault" : "secondary"}`}>
          {say("words.count", { n: length, most: WORDS_MOST })}
        </span>
        <span className="push" />
        {(questionnaire?.facts ?? []).map((one) => (
          <Button
            key={one}
            small
            onClick={() => insert(`{${one}}`)}
            label={say("words.insert", { name: one, where: say(`words.${name}`) })}
          >
            {`{${one}}`}
          </Button>
        ))}
        {text === "" && usual !== "" && name !== "reminder" && (
          <Button small onClick={() => set(usual)} testId={`words-${name}-edit`}>
            {say("words.edit_usual")}
          </Button>
        )}
      </div>
    </div>
  );
}

function Templates({ plan }: { plan: PlanWork }) {
  const { say } = useRoundWords();
  const { form, put, errorAt, questionnaire } = plan;
  const { templates } = form;
  const set = (part: Partial<Plan["templates"]>) => put({ templates: { ...templates, ...part } });
  const ratings = (questionnaire?.pages ?? [])
    .flatMap((page) => page.questions)
    .filter((one) => one.kind === "rating");
  return (
    <section className="stack plan-part" aria-label={say("words.templates")}>
      <h3>{say("words.templates")}</h3>
      <p className="secondary">{say("words.templates_hint")}</p>
      <div className="plan-fields">
        <TextField
          label={say("words.template_uid")}
          value={templates.uid}
          onChange={(uid) => set({ uid })}
          hint={say("words.template_uid_hint")}
          error={errorAt("plan.templates.uid")}
          digits
          testId="template-uid"
        />
        <TextField
          label={say("words.template_phone")}
          value={templates.phone}
          onChange={(phone) => set({ phone })}
          hint={say("words.template_phone_hint")}
          error={errorAt("plan.templates.phone")}
          digits
          testId="template-phone"
        />
        <Select
          label={say("words.template_rating")}
          value={templates.rating}
          onChange={(rating) => set({ rating })}
          hint={say("words.template_rating_hint")}
          options={[
            { value: "", label: say("words.no_rating") },
            ...ratings.map((one) => ({ value: one.code, label: `${one.code}. ${one.title}` })),
          ]}
          error={errorAt("plan.templates.rating")}
        />
      </div>
    </section>
  );
}

function Money({ plan }: { plan: PlanWork }) {
  const { say } = useRoundWords();
  const { form, put, errorAt } = plan;
  return (
    <section className="stack plan-part" aria-label={say("words.money")}>
      <h3>{say("words.money")}</h3>
      <SwitchField
        label={say("words.charged")}
        hint={say("words.charged_hint")}
        checked={form.charged}
        onChange={(charged) => put({ charged })}
      />
      <div className="plan-fields">
        <TextField
          label={say("words.budget")}
          value={form.budget}
          onChange={(budget) => put({ budget })}
          hint={say("words.budget_hint")}
          error={errorAt("plan.budget")}
          digits
          testId="budget"
        />
      </div>
    </section>
  );
}

export function WordsStep({ plan }: { plan: PlanWork }) {
  const { say } = useRoundWords();
  const { may, questionnaire } = plan;
  return (
    <div className="plan-sides">
      {may && (
        <div className="stack">
          <section className="stack plan-part" aria-label={say("step.words")}>
            <WordField
              plan={plan}
              name="invitation"
              usual={questionnaire?.invitation ?? say("words.usual")}
            />
            <WordField plan={plan} name="reminder" usual={say("words.usual_reminder")} />
            <WordField
              plan={plan}
              name="thanks"
              usual={questionnaire?.thanks ?? say("words.usual")}
            />
          </section>
          <Templates plan={plan} />
          <Money plan={plan} />
        </div>
      )}
      <FirstMessage plan={plan} />
    </div>
  );
}
