import { useQuery } from "@tanstack/react-query";
import { call } from "../call";
import { pieces } from "../text/variables";
import { dateTime } from "../time/format";
import { Button, Note, TextField } from "../ui";
import { useAdminWords } from "../words/use_admin_words";
import type { Field, Template } from "./office_shapes";

interface FieldsProps {
  fields: Field[];
  wrong: Record<string, string>;
  onChange: (fields: Field[]) => void;
}

export function Fields({ fields, wrong, onChange }: FieldsProps) {
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

export function Versions({ of, onTake }: { of: Template; onTake: (text: string) => void }) {
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
