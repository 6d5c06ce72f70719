import { useQueryClient } from "@tanstack/react-query";
import { call, type CallError } from "../call";
import { useMe } from "../session/use_session";
import { Select, TextArea, TextField, useSpeaker } from "../ui";
import { type AdminSay, useAdminWords } from "../words/use_admin_words";
import { FormDialog } from "./form_dialog";
import type { Field, Template, TextKind, TextState } from "./office_shapes";
import { RevisedConflict, type Shown, WrittenBefore } from "./revised_parts";
import { Fields, Preview, Versions } from "./template_parts";
import { useDeed } from "./use_deed";
import { type Met, type Seen, useRevised } from "./use_revised";

const PLAIN: TextState[] = ["enabled", "withdrawn"];
const OF_ZALO: TextState[] = ["enabled", "pending", "rejected", "expired", "withdrawn"];

interface TemplateDialogProps {
  kind: TextKind;
  edited: Template | null; // null: a new one
  filled: string[];
  onClose: () => void;
}

type Form = Pick<Template, "title" | "shortcut" | "text" | "fields" | "state"> & { code: string };

const EMPTY: Form = { code: "", title: "", shortcut: "", text: "", fields: [], state: "enabled" };

const formOf = ({ code, title, shortcut, text, fields, state }: Template): Form => ({
  code,
  title,
  shortcut,
  text,
  fields,
  state,
});

// A refusal brings what the other one wrote.
async function newerIn(failure: CallError): Promise<Met<Form> | null> {
  const newer = failure.body.template as Template | undefined;
  if (!newer) return null;
  return { rev: String(newer.rev), form: formOf(newer), by: newer.by, at: newer.at };
}

const fieldsText = (fields: Field[]) =>
  fields.map((one) => `${one.name} (${one.label}, ${one.max})`).join("; ");

function shownOf(say: AdminSay): Shown<Form>[] {
  return [
    [say("templates.name"), (form) => form.title],
    [say("templates.shortcut"), (form) => form.shortcut],
    [say("templates.text"), (form) => form.text],
    [say("templates.fields"), (form) => fieldsText(form.fields)],
    [say("templates.state"), (form) => say(`templates.${form.state}`)],
  ];
}

function useTemplateForm({ kind, edited, onClose }: TemplateDialogProps) {
  const { say } = useAdminWords();
  const client = useQueryClient();
  const speaker = useSpeaker();
  const me = useMe();
  const deed = useDeed();
  const now = edited ? { rev: String(edited.rev), form: formOf(edited) } : { rev: "", form: EMPTY };
  const key = `${me.id} template ${kind} ${edited?.code ?? ""}`;
  const revised = useRevised<Form>(key, now, newerIn);
  async function write(rev: string): Promise<void> {
    const { code, title, text, fields, state, shortcut } = revised.form;
    const own = kind === "zbs" ? { fields } : { shortcut: shortcut.trim() };
    const body = { title, text, state, ...own };
    if (edited) {
      const path = `/admin/templates/${kind}/${edited.code}`;
      await call("PUT", path, { body: { rev: Number(rev), ...body } });
    } else {
      await call("POST", "/admin/templates", { body: { kind, code: code.trim(), ...body } });
    }
    speaker.show(say("templates.saved", { name: title }));
  }
  async function submit(base?: Seen<Form>): Promise<void> {
    await deed.run(async () => {
      if (await revised.save(write, base)) onClose();
    });
    void client.invalidateQueries({ queryKey: ["admin", "templates"] });
    void client.invalidateQueries({ queryKey: ["canned"] });
  }
  return { deed, revised, submit };
}

export function TemplateDialog(props: TemplateDialogProps) {
  const { kind, edited, filled, onClose } = props;
  const { say } = useAdminWords();
  const { deed, revised, submit } = useTemplateForm(props);
  const { form, put } = revised;
  const zalo = kind === "zbs";
  const names = filled.map((name) => `{${name}}`).join(", ");
  return (
    <FormDialog
      title={say(edited ? "templates.edit_title" : "templates.add_title")}
      submit={say("save")}
      deed={deed}
      onSubmit={() => void submit()}
      onClose={() => revised.leave(onClose)}
      testId="template-dialog"
      conflict={
        revised.conflict && (
          <RevisedConflict
            revised={revised}
            shown={shownOf(say)}
            busy={deed.busy}
            onKeep={() => void submit(revised.keepMine())}
            onTake={() => {
              revised.drop();
              onClose();
            }}
          />
        )
      }
    >
      <WrittenBefore revised={revised} />
      {!edited && (
        <TextField
          label={say(zalo ? "templates.code_zbs" : "templates.code")}
          hint={zalo ? undefined : say("templates.code_hint")}
          value={form.code}
          onChange={(code) => put({ code })}
          error={deed.fields.code}
          required
          autoFocus
          testId="template-code"
        />
      )}
      <TextField
        label={say("templates.name")}
        value={form.title}
        onChange={(title) => put({ title })}
        error={deed.fields.title}
        required
        testId="template-title"
      />
      {!zalo && (
        <TextField
          label={say("templates.shortcut")}
          value={form.shortcut}
          onChange={(shortcut) => put({ shortcut })}
          error={deed.fields.shortcut}
          testId="template-shortcut"
        />
      )}
      <TextArea
        label={say("templates.text")}
        hint={names ? say("templates.filled", { names }) : undefined}
        value={form.text}
        onChange={(text) => put({ text })}
        error={deed.fields.text}
        required
        testId="template-text"
      />
      {zalo && (
        <Fields fields={form.fields} wrong={deed.fields} onChange={(fields) => put({ fields })} />
      )}
      <Select
        label={say("templates.state")}
        hint={zalo ? say("templates.state_hint") : undefined}
        value={form.state}
        onChange={(value) => put({ state: value as TextState })}
        error={deed.fields.state}
        options={(zalo ? OF_ZALO : PLAIN).map((one) => ({
          value: one,
          label: say(`templates.${one}`),
        }))}
        testId="template-state"
      />
      {form.text.trim() !== "" && <Preview text={form.text} />}
      {edited && <Versions of={edited} onTake={(text) => put({ text })} />}
    </FormDialog>
  );
}
