import { useState } from "react";
import { found } from "../text/folding";
import { dateTime } from "../time/format";
import { Asked, Button, Chip, type Column, Empty, NoMatch, Select, Table, TextField } from "../ui";
import { useAdminWords } from "../words/use_admin_words";
import type { Template, TextKind } from "./office_shapes";
import { useTemplates } from "./queries";
import { TemplateDialog } from "./template_dialog";

const KINDS: TextKind[] = ["canned", "case_answer", "zbs"];
const CHIPS = {
  enabled: { kind: "good", icon: "check" },
  pending: { kind: "today", icon: "clock" },
  rejected: { kind: "late", icon: "alert" },
  expired: { kind: "late", icon: "alert" },
  withdrawn: { kind: "paused", icon: "pause" },
} as const;

export function TemplatesTab() {
  const { say } = useAdminWords();
  const templates = useTemplates();
  const [kind, setKind] = useState<TextKind>("canned");
  const [query, setQuery] = useState("");
  const [edited, setEdited] = useState<Template | "new" | null>(null);
  const ofKind = (templates.data?.items ?? []).filter((one) => one.kind === kind);
  const shown = ofKind.filter((one) => found(query, one.title, one.code, one.shortcut, one.text));
  const columns: Column<Template>[] = [
    {
      key: "title",
      title: say("templates.name"),
      card: "title",
      render: (one) => (
        <>
          <strong>{one.title}</strong>
          <div className="small secondary">
            {one.code}
            {one.shortcut && one.shortcut !== one.code && `, ${one.shortcut}`}
          </div>
        </>
      ),
    },
    {
      key: "text",
      title: say("templates.text"),
      render: (one) => <div className="template-text">{one.text}</div>,
    },
    {
      key: "state",
      title: say("templates.state"),
      card: "chip",
      render: (one) => <Chip {...CHIPS[one.state]}>{say(`templates.${one.state}`)}</Chip>,
    },
    {
      key: "by",
      title: say("templates.by"),
      render: (one) => (one.by ? `${one.by}, ${dateTime(one.at)}` : say("templates.files")),
    },
    {
      key: "act",
      title: say("units.act"),
      render: (one) => (
        <Button
          small
          onClick={() => setEdited(one)}
          label={say("templates.edit_label", { name: one.title })}
          testId={`edit-${one.code}`}
        >
          {say("templates.edit")}
        </Button>
      ),
    },
  ];
  const add = (testId?: string) => (
    <Button icon="plus" onClick={() => setEdited("new")} testId={testId}>
      {say("templates.add")}
    </Button>
  );
  return (
    <section className="stack">
      <div className="admin-filter">
        <Select
          label={say("templates.kind")}
          value={kind}
          onChange={(value) => setKind(value as TextKind)}
          options={KINDS.map((one) => ({ value: one, label: say(`templates.${one}`) }))}
          testId="template-kind"
        />
        <TextField
          label={say("templates.search")}
          value={query}
          onChange={setQuery}
          testId="template-search"
        />
        <div className="admin-end">{add("add-template")}</div>
      </div>
      <Asked query={templates} like="table" rows={8}>
        {() => (
          <>
            {ofKind.length === 0 && (
              <Empty words={say("templates.empty")} icon="template" action={add()} />
            )}
            {ofKind.length > 0 && shown.length === 0 && (
              <NoMatch words={say("templates.none")} onClear={() => setQuery("")} />
            )}
            {shown.length > 0 && (
              <Table
                caption={say("templates.caption")}
                columns={columns}
                rows={shown}
                keyOf={(one) => one.code}
                busy={templates.isFetching}
                compact
              />
            )}
          </>
        )}
      </Asked>
      {edited && (
        <TemplateDialog
          kind={kind}
          edited={edited === "new" ? null : edited}
          filled={templates.data?.filled[kind] ?? []}
          onClose={() => setEdited(null)}
        />
      )}
    </section>
  );
}
