import { useState } from "react";
import { useMe } from "../session/use_session";
import { CheckField, Combobox, ErrorNote, Loading, Note, RadioChoices } from "../ui";
import { useWords } from "../words/use_words";
import { ActionDialog } from "./action_dialog";
import { nameIn } from "./case_words";
import { forget, useKept } from "../kept";
import { useCatalog } from "./queries";
import type { CaseFile } from "./shapes";
import { useAct } from "./use_act";

interface DialogProps {
  file: CaseFile;
  onClose: () => void;
  onDone: () => void;
}

// The machine's proposal is chosen beforehand, with its reason, and holds only once it is saved.
export function ClassifyDialog({ file, onClose, onDone }: DialogProps) {
  const { say } = useWords();
  const me = useMe();
  const catalog = useCatalog();
  const act = useAct(file);
  const [tried, setTried] = useState(false);
  const key = `${me.id} ${file.id} classify`;
  const proposed = !file.tasks.classified ? file.proposal : null;
  const [form, setForm] = useKept(key, {
    kind: proposed?.kind || file.kind || "",
    category: proposed?.category || file.category || "",
    urgent: file.urgent || proposed?.urgent === true,
  });
  const { categories = [], kinds = [] } = catalog.data ?? {};
  const valid = form.kind && form.category;
  return (
    <ActionDialog
      act={act}
      name="classify"
      preview
      body={valid ? form : null}
      mine={[
        { label: say("file.kind"), value: nameIn(kinds, form.kind) },
        { label: say("file.category"), value: nameIn(categories, form.category) },
      ]}
      onTried={() => setTried(true)}
      onDone={() => {
        forget(key);
        onDone();
      }}
      onClose={onClose}
    >
      {proposed && (
        <Note kind="plain" icon="bot">
          {say("classify.proposal", {
            category: nameIn(categories, proposed.category),
            why: proposed.why,
          })}
        </Note>
      )}
      {catalog.isPending && <Loading rows={3} onRetry={() => void catalog.refetch()} />}
      {catalog.isError && (
        <ErrorNote problem={catalog.error} onRetry={() => void catalog.refetch()} />
      )}
      {catalog.data && (
        <>
          <RadioChoices
            label={say("file.kind")}
            value={form.kind}
            choices={kinds.map((one) => ({ value: one.code, label: one.name }))}
            onChange={(kind) => setForm({ ...form, kind })}
            error={act.faults.kind ?? (tried && !form.kind ? say("form.missing") : null)}
          />
          <Combobox
            label={say("file.category")}
            value={form.category}
            options={categories.map((one) => ({
              value: one.code,
              label: one.name,
              hint: one.branch ? say("file.branch_n", { n: one.branch }) : undefined,
            }))}
            onChange={(category) => setForm({ ...form, category })}
            error={act.faults.category ?? (tried && !form.category ? say("form.missing") : null)}
            required
            testId="category"
          />
          <CheckField
            label={say("classify.urgent")}
            hint={say("classify.urgent_hint")}
            checked={form.urgent}
            onChange={(urgent) => setForm({ ...form, urgent })}
          />
        </>
      )}
    </ActionDialog>
  );
}
