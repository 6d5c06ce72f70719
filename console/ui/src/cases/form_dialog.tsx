import { useState } from "react";
import { useMe } from "../session/use_session";
import { useWords } from "../words/use_words";
import { ActionDialog } from "./action_dialog";
import { FormField } from "./form_field";
import { faultOf, formOf } from "./forms";
import { forget, useKept } from "../kept";
import { useCatalog, useStaff } from "./queries";
import type { CaseFile } from "./shapes";
import { useAct } from "./use_act";

interface FormDialogProps {
  file: CaseFile;
  name: string;
  onClose: () => void;
  onDone: () => void;
}

// One plain action: its fields, kept until they were sent.
export function FormDialog({ file, name, onClose, onDone }: FormDialogProps) {
  const { say } = useWords();
  const me = useMe();
  const act = useAct(file);
  const catalog = useCatalog();
  const staff = useStaff(name === "assign" ? file.id : "");
  const ground = { file, catalog: catalog.data, staff: staff.data?.items ?? [], say };
  const form = formOf(name, ground);
  const key = `${me.id} ${file.id} ${name}`;
  const [values, setValues] = useKept(key, form.usual);
  const [tried, setTried] = useState(false);
  const shown = form.fields.filter((field) => !field.when || field.when(values));
  const faults = Object.fromEntries(
    shown.map((field) => [field.name, faultOf(field, values, say)]),
  );
  const valid = Object.values(faults).every((fault) => !fault);
  return (
    <ActionDialog
      act={act}
      name={name}
      send={form.path ? (base, body) => act.act(form.path!, body, base) : undefined}
      body={valid ? form.body(values) : null}
      danger={form.danger}
      mine={shown.map((field) => ({
        label: say(field.label),
        value: values[field.name] ?? "",
      }))}
      onTried={() => setTried(true)}
      onDone={() => {
        forget(key);
        onDone();
      }}
      onClose={onClose}
    >
      <p>{say(`act.${name}.text` as "act.ask.text")}</p>
      {shown.map((field, at) => (
        <FormField
          key={field.name}
          field={field}
          values={values}
          first={at === 0}
          fault={act.faults[field.name] ?? (tried ? faults[field.name]! : null)}
          onChange={(part) => setValues({ ...values, ...part })}
        />
      ))}
    </ActionDialog>
  );
}
