import { useState } from "react";
import { useMe } from "../session/use_session";
import { serverNow } from "../time/server_clock";
import { readDate } from "../time/typed_date";
import { Combobox, ErrorNote, Loading, Note, PickMany, RadioChoices, TextArea } from "../ui";
import { useWords } from "../words/use_words";
import { ActionDialog } from "./action_dialog";
import { unitName } from "./case_words";
import { forget, useKept } from "../kept";
import { useCatalog } from "./queries";
import type { CaseFile } from "./shapes";
import { unitOptions } from "./unit_options";
import { useAct } from "./use_act";

interface DialogProps {
  file: CaseFile;
  onClose: () => void;
  onDone: () => void;
}

interface Form {
  unit: string;
  co_units: string[];
  show: "masked" | "full";
  note: string;
}

export function RouteDialog({ file, onClose, onDone }: DialogProps) {
  const { say, language } = useWords();
  const me = useMe();
  const catalog = useCatalog();
  const act = useAct(file);
  const [tried, setTried] = useState(false);
  const key = `${me.id} ${file.id} route`;
  const barred = file.conflict?.units ?? [];
  const [form, setForm] = useKept<Form>(key, {
    unit: barred.includes(file.assigned_unit) ? "" : file.assigned_unit,
    co_units: file.co_units.map((one) => one.id),
    show: "masked",
    note: "",
  });
  const today = readDate("homnay", serverNow()) ?? "";
  const units = unitOptions(catalog.data, say, today, { barred });
  const name = (id: string) => unitName(catalog.data, id);
  return (
    <ActionDialog
      act={act}
      name="route"
      preview
      values={{ unit: form.unit ? name(form.unit) : say("route.the_unit") }}
      body={form.unit ? { ...form, note: form.note.trim() } : null}
      mine={[
        { label: say("file.lead"), value: name(form.unit) },
        { label: say("file.co_units"), value: form.co_units.map(name).join(", ") },
        { label: say("route.note"), value: form.note },
      ]}
      onTried={() => setTried(true)}
      onDone={() => {
        forget(key);
        onDone();
      }}
      onClose={onClose}
    >
      {file.conflict && (
        <Note kind="warn">
          {(language === "en" ? file.conflict.text_en : undefined) ?? file.conflict.text}
        </Note>
      )}
      {catalog.isPending && <Loading rows={3} onRetry={() => void catalog.refetch()} />}
      {catalog.isError && (
        <ErrorNote problem={catalog.error} onRetry={() => void catalog.refetch()} />
      )}
      {catalog.data && (
        <>
          <Combobox
            label={say("route.unit")}
            hint={say("route.unit_hint")}
            value={form.unit}
            options={units}
            onChange={(unit) =>
              setForm({ ...form, unit, co_units: form.co_units.filter((one) => one !== unit) })
            }
            error={act.faults.unit ?? (tried && !form.unit ? say("form.missing") : null)}
            autoFocus
            required
            testId="unit"
          />
          <PickMany
            label={say("route.co_units")}
            options={units.filter((one) => one.value !== form.unit)}
            chosen={form.co_units}
            onChange={(co_units) => setForm({ ...form, co_units })}
            error={act.faults.co_units}
          />
          <RadioChoices
            label={say("route.show")}
            value={form.show}
            choices={(["masked", "full"] as const).map((one) => ({
              value: one,
              label: say(`route.show.${one}`),
              hint: say(`route.show.${one}_hint`),
            }))}
            onChange={(show) => setForm({ ...form, show })}
          />
          <TextArea
            label={say("route.note")}
            hint={say("route.note_hint")}
            rows={2}
            value={form.note}
            onChange={(note) => setForm({ ...form, note })}
            testId="note"
          />
        </>
      )}
    </ActionDialog>
  );
}
