import { serverNow } from "../time/server_clock";
import { readDate } from "../time/typed_date";
import { Combobox, ErrorNote, RadioChoices, Select, TextArea, TextField } from "../ui";
import { type Say, useWords } from "../words/use_words";
import { CHANNELS, IDENTITIES, LONGEST_STORY, type NewCase, newCaseFaults } from "./new_case_form";
import { useCatalog } from "./queries";
import { unitOptions } from "./unit_options";

type Faults = Partial<Record<string, string>>;

export function faultsOf(form: NewCase, say: Say): Faults {
  const found = Object.entries(newCaseFaults(form));
  return Object.fromEntries(
    found.map(([name, fault]) => [name, say(`new.fault.${fault}`, { n: LONGEST_STORY })]),
  );
}

interface FieldsProps {
  form: NewCase;
  fixed: boolean; // from a conversation: the channel is known
  faults: Faults;
  onChange: (part: Partial<NewCase>) => void;
}

function Who({ form, fixed, faults, onChange }: FieldsProps) {
  const { say } = useWords();
  return (
    <fieldset className="part stack">
      <legend>{say("new.who")}</legend>
      {!fixed && (
        <RadioChoices
          label={say("new.channel")}
          value={form.channel}
          choices={CHANNELS.map((one) => ({ value: one as string, label: say(`channel.${one}`) }))}
          onChange={(channel) => onChange({ channel })}
        />
      )}
      <RadioChoices
        label={say("new.identity")}
        value={form.identity}
        choices={IDENTITIES.map((one) => ({
          value: one,
          label: say(`identity.${one}`),
          hint: say(`identity.${one}_hint`),
        }))}
        onChange={(identity) => onChange({ identity })}
      />
      {form.identity !== "an_danh" && (
        <div className="pair">
          <TextField
            label={say("new.name")}
            value={form.name}
            onChange={(name) => onChange({ name })}
            error={faults.name}
            autoComplete="off"
            testId="new-name"
          />
          <TextField
            label={say("new.phone")}
            hint={say("new.phone_hint")}
            value={form.phone}
            onChange={(phone) => onChange({ phone })}
            error={faults.phone}
            digits
            autoComplete="off"
            testId="new-phone"
          />
        </div>
      )}
    </fieldset>
  );
}

function What({ form, faults, onChange }: FieldsProps) {
  const { say } = useWords();
  const catalog = useCatalog();
  const today = readDate("homnay", serverNow()) ?? "";
  return (
    <fieldset className="part stack">
      <legend>{say("new.what")}</legend>
      {catalog.isError && (
        <ErrorNote problem={catalog.error} onRetry={() => void catalog.refetch()} />
      )}
      <TextArea
        label={say("new.story")}
        hint={say("new.story_hint")}
        rows={7}
        value={form.story}
        onChange={(story) => onChange({ story })}
        error={faults.story}
        required
        testId="new-story"
      />
      <div className="pair">
        <Select
          label={say("file.kind")}
          value={form.kind}
          onChange={(kind) => onChange({ kind })}
          options={[
            { value: "", label: say("form.choose") },
            ...(catalog.data?.kinds ?? []).map((one) => ({ value: one.code, label: one.name })),
          ]}
          error={faults.kind}
          required
          testId="new-kind"
        />
        <Combobox
          label={say("new.category")}
          value={form.category}
          options={[
            { value: "", label: say("new.category_later") },
            ...(catalog.data?.categories ?? []).map((one) => ({
              value: one.code,
              label: one.name,
            })),
          ]}
          onChange={(category) => onChange({ category })}
          error={faults.category}
          testId="new-category"
        />
      </div>
      <Combobox
        label={say("new.unit")}
        hint={say("route.unit_hint")}
        value={form.unit}
        options={[
          { value: "", label: say("new.unit_later") },
          ...unitOptions(catalog.data, say, today),
        ]}
        onChange={(unit) => onChange({ unit })}
        error={faults.unit}
        testId="new-unit"
      />
      <TextField
        label={say("new.dossier")}
        value={form.dossier_code}
        onChange={(dossier_code) => onChange({ dossier_code })}
        error={faults.dossier_code}
        autoComplete="off"
        testId="new-dossier"
      />
    </fieldset>
  );
}

export function NewCaseFields(props: FieldsProps) {
  return (
    <>
      <Who {...props} />
      <What {...props} />
    </>
  );
}
