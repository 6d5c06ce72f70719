import { useState } from "react";
import { useLocation, useSearch } from "wouter";
import { ImportPart } from "../import/import_part";
import { Note, RadioChoices, Select, SwitchField, TextField } from "../../ui";
import { useRoundWords } from "../../words/use_round_words";
import { ListFacts, ListPart } from "./list_part";
import { useQuestionnaires } from "../questionnaires/queries";
import { readImport, stepHref } from "./steps";
import type { PlanWork } from "./use_plan";
import { WrotePart } from "./wrote_part";

type Source = "list" | "file" | "wrote";

function Basics({ plan }: { plan: PlanWork }) {
  const { say } = useRoundWords();
  const { form, put, errorAt } = plan;
  const questionnaires = useQuestionnaires();
  const key = (one: { id: string; version: number }) => `${one.version} ${one.id}`;
  const now = { id: form.questionnaire, version: form.version };
  const items = questionnaires.data?.items ?? [];
  const known = items.some((one) => key(one) === key(now));
  const options = items.map((one) => ({
    value: key(one),
    label: say("plan.questionnaire_option", {
      title: one.title,
      n: one.version,
      state: say(`questionnaire.${one.state}`),
    }),
  }));
  const { title } = plan.round.questionnaire;
  if (!known) {
    const label = say("list.version", { title, n: form.version });
    options.unshift({ value: key(now), label });
  }
  return (
    <section className="stack plan-part" aria-label={say("source.round")}>
      <div className="plan-fields">
        <TextField
          label={say("plan.name")}
          value={form.name}
          onChange={(name) => put({ name })}
          error={errorAt("name")}
          required
          testId="plan-name"
        />
        <Select
          label={say("plan.questionnaire")}
          value={key(now)}
          onChange={(value) => {
            const chosen = items.find((one) => key(one) === value);
            if (chosen) put({ questionnaire: chosen.id, version: chosen.version });
          }}
          options={options}
          error={errorAt("questionnaire")}
        />
      </div>
      <SwitchField
        label={say("plan.anonymous")}
        hint={say("plan.anonymous_hint")}
        checked={form.anonymous}
        onChange={(anonymous) => put({ anonymous })}
      />
    </section>
  );
}

export function SourceStep({ plan }: { plan: PlanWork }) {
  const { say } = useRoundWords();
  const { form, round, may } = plan;
  const [, go] = useLocation();
  const file = readImport(useSearch());
  const [chosen, setChosen] = useState<Source | null>(null);
  const source = file !== null ? "file" : (chosen ?? "list");
  if (!may) return <ListFacts id={form.list} />;
  // Without a file the place to choose one is shown.
  function openFile(id: number | null): void {
    setChosen("file");
    go(stepHref(round.id, "source", id), { replace: true });
  }
  // A list that was just made is taken at once: making it was the wish to ask these people.
  async function take(list: number): Promise<void> {
    setChosen("list");
    await plan.save({ list });
  }
  return (
    <>
      <Basics plan={plan} />
      <section className="stack plan-part" aria-label={say("source.title")}>
        <RadioChoices<Source>
          label={say("source.title")}
          value={source}
          onChange={(next) => {
            if (file !== null) openFile(null);
            setChosen(next);
          }}
          choices={[
            { value: "list", label: say("source.have"), hint: say("source.have_hint") },
            { value: "file", label: say("source.file"), hint: say("source.file_hint") },
            { value: "wrote", label: say("source.wrote"), hint: say("source.wrote_hint") },
          ]}
        />
        <Note kind="plain" icon="lock">
          <b>{say("source.one_stop")}</b> {say("source.one_stop_off")}
        </Note>
        {source === "list" && <ListPart plan={plan} />}
        {source === "file" && (
          <ImportPart
            id={file}
            onOpen={openFile}
            onList={(list) => {
              openFile(null);
              void take(list);
            }}
          />
        )}
        {source === "wrote" && <WrotePart onList={(list) => void take(list)} />}
      </section>
    </>
  );
}
