import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../call";
import { fillVariables } from "../text/variables";
import { Button, ErrorNote, Loading, Note, Select, TextField } from "../ui";
import { type Say, useWords } from "../words/use_words";
import { pathOf } from "./queries";
import type { ZbsTemplate, ZbsTemplates } from "./shapes_more";
import type { Sender } from "./use_send";

const isRefused = (template: ZbsTemplate) => template.state !== "enabled";

// What Zalo does not allow stays in the list, marked: officers ask where it went.
const titleOf = (template: ZbsTemplate, say: Say) =>
  isRefused(template)
    ? `${template.title} (${say(`zbs.${template.state}`).replace(/\.$/, "")})`
    : template.title;

function Chosen({ template, sender }: { template: ZbsTemplate; sender: Sender }) {
  const { say } = useWords();
  const [values, setValues] = useState<Record<string, string>>({});
  const [tried, setTried] = useState(false);
  const refused = isRefused(template);
  const missing = template.fields.some((field) => !values[field.name]?.trim());
  const trimmed = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, value.trim()]),
  );
  const problem = sender.problem?.kind === "reply" ? sender.problem.failure : null;
  async function submit() {
    setTried(true);
    if (missing || refused || !(await sender.template(template.id, trimmed))) return;
    setValues({});
    setTried(false);
  }
  return (
    <div className="stack">
      {template.fields.map((field) => (
        <TextField
          key={field.name}
          label={field.label}
          value={values[field.name] ?? ""}
          onChange={(value) => setValues({ ...values, [field.name]: value.slice(0, field.max) })}
          error={tried && !values[field.name]?.trim() ? say("zbs.missing") : null}
        />
      ))}
      <div role="group" aria-label={say("zbs.preview")}>
        <div className="small secondary">{say("zbs.preview")}</div>
        <div className="bubble bubble-citizen bubble-text" lang="vi" data-testid="zbs-preview">
          {fillVariables(template.text, trimmed)}
        </div>
      </div>
      {problem != null && <ErrorNote problem={problem} />}
      {refused && (
        <Note kind="error" alert>
          {say(`zbs.${template.state}`)} {say("zbs.refused")}
        </Note>
      )}
      <div className="row">
        <span className="push" />
        <Button
          kind="primary"
          icon="send"
          busy={sender.busy}
          onClick={() => void submit()}
          testId="zbs-send"
        >
          {say("zbs.send")}
        </Button>
      </div>
    </div>
  );
}

// Where free words cannot go any more: an approved template, or who can add one.
export function TemplateChooser({ id, sender }: { id: string; sender: Sender }) {
  const { say } = useWords();
  const [chosen, setChosen] = useState("");
  const templates = useQuery({
    queryKey: ["templates", id],
    staleTime: 30_000,
    queryFn: ({ signal }) => call<ZbsTemplates>("GET", pathOf(id, "/templates"), { signal }),
  });
  const again = () => void templates.refetch();
  if (templates.isPending) return <Loading rows={3} onRetry={again} />;
  if (!templates.data) return <ErrorNote problem={templates.error} onRetry={again} />;
  const { items, contacts } = templates.data;
  if (items.length === 0) {
    const names = contacts.join(", ") || say("zbs.nobody");
    return (
      <div data-testid="no-template">
        <Note kind="plain" icon="template">
          {say("zbs.none", { names })}
        </Note>
      </div>
    );
  }
  const template = items.find((one) => one.id === chosen) ?? items[0]!;
  return (
    <div className="stack zbs" data-testid="template-chooser">
      <Select
        label={say("zbs.choose")}
        value={template.id}
        onChange={setChosen}
        options={items.map((one) => ({ value: one.id, label: titleOf(one, say) }))}
      />
      <Chosen key={template.id} template={template} sender={sender} />
    </div>
  );
}
