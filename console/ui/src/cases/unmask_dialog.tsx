import { useState } from "react";
import { call } from "../call";
import { useMe } from "../session/use_session";
import { AskDialog, Note, RadioChoices, TextArea } from "../ui";
import { useWrite } from "../use_write";
import { useWords } from "../words/use_words";
import { forget, useKept } from "../kept";
import { casePath, useCatalog } from "./queries";
import type { CaseFile, Unmasked } from "./shapes";

const REASONS = ["lien_he", "xac_minh", "kiem_tra_trung", "chi_dao", "khac"] as const;

interface DialogProps {
  file: Pick<CaseFile, "id">;
  onClose: () => void;
  onDone: (seen: Unmasked) => void;
}

export function UnmaskDialog({ file, onClose, onDone }: DialogProps) {
  const { say } = useWords();
  const me = useMe();
  const catalog = useCatalog();
  const key = `${me.id} ${file.id} unmask`;
  const [form, setForm] = useKept(key, { reason_code: "", note: "" });
  const [tried, setTried] = useState(false);
  const write = useWrite();
  const choices =
    catalog.data?.unmask_reasons?.map((one) => ({ value: one.code, label: one.text })) ??
    REASONS.map((one) => ({ value: one as string, label: say(`unmask.${one}`) }));
  const noteNeeded = form.reason_code === "khac";
  const valid = form.reason_code && (!noteNeeded || form.note.trim());
  async function submit() {
    setTried(true);
    if (!valid) return;
    await write.run(async () => {
      const body = { reason_code: form.reason_code, note: form.note.trim() };
      const seen = await call<Unmasked>("POST", casePath(file.id, "/unmask"), { body });
      forget(key);
      onDone(seen);
    });
  }
  return (
    <AskDialog
      title={say("unmask.title")}
      onClose={onClose}
      testId="unmask-dialog"
      submit={say("unmask.submit")}
      busy={write.busy}
      problem={write.problem}
      onSubmit={() => void submit()}
      icon="eye"
    >
      <RadioChoices
        label={say("unmask.why")}
        value={form.reason_code}
        choices={choices}
        onChange={(reason_code) => setForm({ ...form, reason_code })}
        error={tried && !form.reason_code ? say("form.missing") : null}
      />
      <TextArea
        label={say(noteNeeded ? "unmask.note_needed" : "unmask.note")}
        rows={2}
        value={form.note}
        onChange={(note) => setForm({ ...form, note })}
        error={tried && noteNeeded && !form.note.trim() ? say("form.missing") : null}
        testId="note"
      />
      <Note kind="warn" icon="eye">
        {say("unmask.logged")}
      </Note>
    </AskDialog>
  );
}
