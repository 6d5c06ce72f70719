import { useState } from "react";
import { useMe } from "../session/use_session";
import { Note, PickMany, TextArea } from "../ui";
import { useWords } from "../words/use_words";
import { ActionDialog } from "./action_dialog";
import { forget, useKept } from "../kept";
import { sentences } from "./sentences";
import type { CaseFile } from "./shapes";
import { useAct } from "./use_act";

interface DialogProps {
  file: CaseFile;
  text: string; // as far as this reader sees it now
  full: boolean;
  onClose: () => void;
  onDone: () => void;
}

// Ticked sentences make the words of the new case, which may be touched up below.
export function SplitDialog({ file, text, full, onClose, onDone }: DialogProps) {
  const { say } = useWords();
  const me = useMe();
  const act = useAct(file);
  const [tried, setTried] = useState(false);
  const key = `${me.id} ${file.id} split`;
  const [form, setForm] = useKept(key, {
    ticked: [] as string[],
    text: "",
    attachments: [] as string[],
  });
  const pieces = sentences(text);
  const tick = (ticked: string[]) => {
    const chosen = pieces.filter((_, at) => ticked.includes(String(at)));
    setForm({ ...form, ticked, text: chosen.join(" ") });
  };
  return (
    <ActionDialog
      act={act}
      name="split"
      wide
      body={form.text.trim() ? { text: form.text.trim(), attachments: form.attachments } : null}
      mine={[{ label: say("split_case.words"), value: form.text }]}
      onTried={() => setTried(true)}
      onDone={() => {
        forget(key);
        onDone();
      }}
      onClose={onClose}
    >
      <p>{say("split_case.text")}</p>
      {!full && <Note kind="warn">{say("split_case.masked")}</Note>}
      <PickMany
        label={say("split_case.sentences")}
        options={pieces.map((piece, at) => ({ value: String(at), label: piece }))}
        chosen={form.ticked}
        onChange={tick}
      />
      {file.attachments.length > 0 && (
        <PickMany
          label={say("split_case.files")}
          options={file.attachments.map((one) => ({ value: one.id, label: one.name }))}
          chosen={form.attachments}
          onChange={(attachments) => setForm({ ...form, attachments })}
        />
      )}
      <TextArea
        label={say("split_case.words")}
        rows={4}
        value={form.text}
        onChange={(words) => setForm({ ...form, text: words })}
        error={act.faults.text ?? (tried && !form.text.trim() ? say("form.missing") : null)}
        required
        testId="split-text"
      />
    </ActionDialog>
  );
}
