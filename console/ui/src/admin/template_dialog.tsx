import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { CallError, call } from "../call";
import { pieces } from "../text/variables";
import { dateTime } from "../time/format";
import { Button, Note, Select, TextArea, TextField, useSpeaker } from "../ui";
import { useAdminWords } from "../words/use_admin_words";
import { FormDialog } from "./form_dialog";
import type { Field, Template, TextKind, TextState } from "./office_shapes";
import { useDeed } from "./use_deed";

const PLAIN: TextState[] = ["enabled", "withdrawn"];
const OF_ZALO: TextState[] = ["enabled", "pending", "rejected", "expired", "withdrawn"];

interface FieldsProps {
  fields: Field[];
  wrong: Record<string, string>;
  onChange: (fields: Field[]) => void;
}

function Fields({ fields, wrong, onChange }: FieldsProps) {
  const { say } = useAdminWords();
  const set = (at: number, change: Partial<Field>) =>
    onChange(fields.map((one, place) => (place === at ? { ...one, ...change } : one)));
  return (
    <fieldset className="stack template-fields">
      <legend>{say("templates.fields")}</legend>
      {wrong.fields && <Note kind="error">{wrong.fields}</Note>}
      {fields.map((field, at) => (
        <div key={at} className="admin-filter">
          <TextField
            label={say("templates.field")}
            value={field.name}
            onChange={(name) => set(at, { name })}
            error={wrong[`fields.${at}.name`]}
            testId={`field-name-${at}`}
          />
          <TextField
            label={say("templates.label")}
            value={field.label}
            onChange={(label) => set(at, { label })}
            error={wrong[`fields.${at}.label`]}
            testId={`field-label-${at}`}
          />
          <TextField
            label={say("templates.max")}
            value={field.max ? String(field.max) : ""}
            onChange={(max) => set(at, { max: Number(max.replace(/\D/g, "").slice(0, 4)) })}
            error={wrong[`fields.${at}.max`]}
            testId={`field-max-${at}`}
          />
          <div className="admin-end">
            <Button
              small
              onClick={() => onChange(fields.filter((_, place) => place !== at))}
              label={say("templates.remove_field", { name: field.name })}
            >
              {say("calendar.remove")}
            </Button>
          </div>
        </div>
      ))}
      <div>
        <Button
          small
          icon="plus"
          onClick={() => onChange([...fields, { name: "", label: "", max: 30 }])}
          testId="add-field"
        >
          {say("templates.add_field")}
        </Button>
      </div>
    </fieldset>
  );
}

export function Preview({ text }: { text: string }) {
  const { say } = useAdminWords();
  return (
    <div role="group" aria-label={say("templates.preview")}>
      <div className="small secondary">{say("templates.preview")}</div>
      <div className="template-preview" lang="vi" data-testid="template-preview">
        {pieces(text).map((piece, at) =>
          piece.open ? <mark key={at}>{piece.text}</mark> : <span key={at}>{piece.text}</span>,
        )}
      </div>
    </div>
  );
}

function Versions({ of, onTake }: { of: Template; onTake: (text: string) => void }) {
  const { say } = useAdminWords();
  const path = `/admin/templates/${of.kind}/${of.code}/versions`;
  const versions = useQuery({
    queryKey: ["admin", "templates", of.kind, of.code],
    queryFn: ({ signal }) => call<{ items: Template[] }>("GET", path, { signal }),
  });
  const older = versions.data?.items.slice(1) ?? [];
  if (older.length === 0) return null;
  return (
    <details>
      <summary>{say("templates.versions")}</summary>
      <ul className="unit-hits">
        {older.map((one) => (
          <li key={one.rev}>
            <b>{say("templates.version", { n: one.rev })}</b>{" "}
            <span className="small secondary">
              {one.by || say("templates.files")}, {dateTime(one.at)}
            </span>
            <div className="template-preview">{one.text}</div>
            <Button small onClick={() => onTake(one.text)}>
              {say("templates.take")}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
}

interface TemplateDialogProps {
  kind: TextKind;
  edited: Template | null; // null: a new one
  filled: string[];
  onClose: () => void;
}

export function TemplateDialog({ kind, edited, filled, onClose }: TemplateDialogProps) {
  const { say } = useAdminWords();
  const client = useQueryClient();
  const speaker = useSpeaker();
  const deed = useDeed();
  const [code, setCode] = useState("");
  const [rev, setRev] = useState(edited?.rev ?? 0);
  const [title, setTitle] = useState(edited?.title ?? "");
  const [shortcut, setShortcut] = useState(edited?.shortcut ?? "");
  const [text, setText] = useState(edited?.text ?? "");
  const [fields, setFields] = useState<Field[]>(edited?.fields ?? []);
  const [state, setState] = useState<TextState>(edited?.state ?? "enabled");
  const [theirs, setTheirs] = useState("");
  const zalo = kind === "zbs";
  async function submit(): Promise<void> {
    const body = { title, text, state, ...(zalo ? { fields } : { shortcut: shortcut.trim() }) };
    await deed.run(async () => {
      try {
        if (edited) {
          const path = `/admin/templates/${kind}/${edited.code}`;
          await call("PUT", path, { body: { rev, ...body } });
        } else {
          await call("POST", "/admin/templates", { body: { kind, code: code.trim(), ...body } });
        }
      } catch (problem) {
        const newer = problem instanceof CallError ? problem.body.template : undefined;
        if (newer) {
          // What was typed stays; saving again replaces what the other wrote.
          setRev((newer as Template).rev);
          setTheirs((newer as Template).text);
        }
        throw problem;
      }
      speaker.show(say("templates.saved", { name: title }));
      onClose();
    });
    void client.invalidateQueries({ queryKey: ["admin", "templates"] });
    void client.invalidateQueries({ queryKey: ["canned"] });
  }
  const names = filled.map((name) => `{${name}}`).join(", ");
  return (
    <FormDialog
      title={say(edited ? "templates.edit_title" : "templates.add_title")}
      submit={say("save")}
      deed={deed}
      onSubmit={() => void submit()}
      onClose={onClose}
      testId="template-dialog"
    >
      {!edited && (
        <TextField
          label={say(zalo ? "templates.code_zbs" : "templates.code")}
          hint={zalo ? undefined : say("templates.code_hint")}
          value={code}
          onChange={setCode}
          error={deed.fields.code}
          required
          autoFocus
          testId="template-code"
        />
      )}
      <TextField
        label={say("templates.name")}
        value={title}
        onChange={setTitle}
        error={deed.fields.title}
        required
        testId="template-title"
      />
      {!zalo && (
        <TextField
          label={say("templates.shortcut")}
          value={shortcut}
          onChange={setShortcut}
          error={deed.fields.shortcut}
          testId="template-shortcut"
        />
      )}
      <TextArea
        label={say("templates.text")}
        hint={names ? say("templates.filled", { names }) : undefined}
        value={text}
        onChange={setText}
        error={deed.fields.text}
        required
        testId="template-text"
      />
      {zalo && <Fields fields={fields} wrong={deed.fields} onChange={setFields} />}
      <Select
        label={say("templates.state")}
        hint={zalo ? say("templates.state_hint") : undefined}
        value={state}
        onChange={(value) => setState(value as TextState)}
        error={deed.fields.state}
        options={(zalo ? OF_ZALO : PLAIN).map((one) => ({
          value: one,
          label: say(`templates.${one}`),
        }))}
        testId="template-state"
      />
      {text.trim() !== "" && <Preview text={text} />}
      {theirs && <Note kind="warn">{say("templates.changed", { text: theirs })}</Note>}
      {edited && <Versions of={edited} onTake={setText} />}
    </FormDialog>
  );
}
