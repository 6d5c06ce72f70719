import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../call";
import { showDate } from "../time/typed_date";
import {
  Asked,
  Button,
  type Column,
  DateField,
  Empty,
  NoMatch,
  Table,
  TextField,
  useErrorWords,
  useSpeaker,
} from "../ui";
import { useAdminWords } from "../words/use_admin_words";
import type { Branch, OfficeChange, Unit, Units } from "./office_shapes";
import { useUnits } from "./queries";
import { UnitCard, useSpan } from "./unit_card";
import { AddUnitDialog, LeadDialog } from "./unit_dialogs";
import { type Branching, nowOf, treeOn, unitsNamed, validOn } from "./unit_tree";

const FOUND_MOST = 20;

type Open = (unit: Unit) => void;

function OldNames({ all, onOpen }: { all: Units; onOpen: Open }) {
  const { say } = useAdminWords();
  const span = useSpan();
  const [query, setQuery] = useState("");
  const byId = new Map(all.items.map((one) => [one.id, one]));
  const hits = unitsNamed(query, all.items, FOUND_MOST);
  const fate = (unit: Unit) => {
    if (validOn(unit, all.today)) {
      const old = unit.formed_from.map((id) => byId.get(id)?.name ?? id);
      const whole = [...old, ...unit.formed_from_names];
      return whole.length > 0 ? `${say("units.formed")}: ${whole.join("; ")}` : say("units.same");
    }
    const now = nowOf(unit, byId, all.today);
    if (now.length === 0) return say("units.gone");
    return `${say("units.became")}: ${now.map((one) => one.name).join("; ")}`;
  };
  return (
    <div className="stack">
      <TextField
        label={say("units.old")}
        hint={say("units.old_hint")}
        value={query}
        onChange={setQuery}
        testId="old-name"
      />
      {query.trim() !== "" && hits.length === 0 && (
        <div role="status">
          <NoMatch words={say("units.old_none")} onClear={() => setQuery("")} />
        </div>
      )}
      {hits.length > 0 && (
        <ul className="unit-hits" aria-label={say("units.old_list")} data-testid="old-hits">
          {hits.map((unit) => (
            <li key={unit.id}>
              <button type="button" className="unit-link" onClick={() => onOpen(unit)}>
                {unit.name}
                {byId.get(unit.parent)?.level === "huyen" && `, ${byId.get(unit.parent)?.name}`}
              </button>{" "}
              <span className="small secondary">({span(unit)})</span>
              <div>{fate(unit)}</div>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function TreeList({ nodes, depth, onOpen }: { nodes: Branching[]; depth: number; onOpen: Open }) {
  const leaf = (node: Branching) => (
    <button type="button" className="unit-link" onClick={() => onOpen(node.unit)}>
      {node.unit.name}
    </button>
  );
  return (
    <ul className="unit-tree">
      {nodes.map((node) => (
        <li key={node.unit.id}>
          {node.below.length === 0 ? (
            leaf(node)
          ) : (
            <details open={depth < 1}>
              <summary>
                {node.unit.name} <span className="small secondary">({node.below.length})</span>
              </summary>
              {leaf(node)}
              <TreeList nodes={node.below} depth={depth + 1} onOpen={onOpen} />
            </details>
          )}
        </li>
      ))}
    </ul>
  );
}

function Branches({ all, onLead }: { all: Units; onLead: (branch: Branch) => void }) {
  const { say } = useAdminWords();
  const lead = (branch: Branch) =>
    branch.leads.find((one) => one.from <= all.today && (one.to === null || all.today <= one.to));
  const next = (branch: Branch) => branch.leads.find((one) => one.from > all.today);
  const columns: Column<Branch>[] = [
    {
      key: "name",
      title: say("units.branches"),
      card: "title",
      render: (one) => `${one.no}. ${one.name}`,
    },
    {
      key: "lead",
      title: say("units.lead"),
      render: (one) => {
        const now = lead(one);
        return now ? `${now.name}, ${say("units.from", { from: showDate(now.from) })}` : "–";
      },
    },
    {
      key: "next",
      title: say("units.lead_next"),
      render: (one) => {
        const soon = next(one);
        return soon ? `${soon.name}, ${say("units.from", { from: showDate(soon.from) })}` : "–";
      },
    },
    {
      key: "act",
      title: say("units.act"),
      render: (one) => (
        <Button
          small
          onClick={() => onLead(one)}
          label={say("units.change_lead_label", { n: one.no })}
          testId={`lead-${one.no}`}
        >
          {say("units.change_lead")}
        </Button>
      ),
    },
  ];
  return (
    <Table
      caption={say("units.branches")}
      columns={columns}
      rows={all.branches}
      keyOf={(one) => String(one.no)}
      compact
    />
  );
}

function Changes({ all }: { all: Units }) {
  const { say } = useAdminWords();
  const client = useQueryClient();
  const speaker = useSpeaker();
  const errorWords = useErrorWords();
  const byId = new Map(all.items.map((one) => [one.id, one]));
  const subject = (change: OfficeChange) => {
    const id = change.subject.slice(change.subject.indexOf("/") + 1);
    return change.what === "lead"
      ? `${say("units.branch_no", { n: id })}: ${byId.get(change.entry.unit ?? "")?.name ?? ""}`
      : (byId.get(id)?.name ?? id);
  };
  async function revoke(change: OfficeChange): Promise<void> {
    try {
      await call("DELETE", `/admin/unit-changes/${change.id}`);
      speaker.show(say("units.revoked"));
    } catch (problem) {
      speaker.show(errorWords(problem));
    }
    void client.invalidateQueries({ queryKey: ["admin"] });
  }
  const columns: Column<OfficeChange>[] = [
    {
      key: "whom",
      title: say("units.whom"),
      card: "title",
      render: (one) => subject(one),
    },
    {
      key: "what",
      title: say("units.what"),
      render: (one) =>
        say(`units.did_${one.what}`) +
        (one.entry.takes_along ? `; ${say("units.takes_along")}` : ""),
    },
    { key: "day", title: say("units.day"), render: (one) => showDate(one.day) },
    { key: "reason", title: say("units.reason"), render: (one) => one.reason },
    { key: "by", title: say("units.by"), render: (one) => one.by },
    {
      key: "act",
      title: say("units.act"),
      render: (one) =>
        one.revocable && (
          <Button
            small
            onClick={() => void revoke(one)}
            label={say("units.revoke_label", { name: subject(one) })}
            testId="revoke"
          >
            {say("units.revoke")}
          </Button>
        ),
    },
  ];
  if (all.changes.length === 0) return <Empty words={say("units.changes_none")} icon="clock" />;
  return (
    <Table
      caption={say("units.changes")}
      columns={columns}
      rows={[...all.changes].reverse()}
      keyOf={(one) => one.id}
      compact
    />
  );
}

export function UnitsTab() {
  const units = useUnits();
  return (
    <Asked query={units} like="table" rows={8}>
      {(all) => <Office all={all} busy={units.isFetching} />}
    </Asked>
  );
}

function Office({ all, busy }: { all: Units; busy: boolean }) {
  const { say } = useAdminWords();
  const [day, setDay] = useState("");
  const [shown, setShown] = useState<Unit | null>(null);
  const [adding, setAdding] = useState(false);
  const [leading, setLeading] = useState<Branch | null>(null);
  const on = day || all.today;
  const valid = all.items.filter((one) => validOn(one, on));
  const later = all.items.filter((one) => one.to === null);
  return (
    <section className="stack" aria-busy={busy || undefined}>
      <OldNames all={all} onOpen={setShown} />
      <h3>{say("units.tree")}</h3>
      <div className="admin-filter">
        <DateField label={say("units.on")} value={on} onChange={setDay} testId="units-on" />
        <div className="admin-end">
          <Button icon="plus" onClick={() => setAdding(true)} testId="add-unit">
            {say("units.add")}
          </Button>
        </div>
      </div>
      <p className="secondary" data-testid="units-count">
        {say("units.count", { n: valid.length, day: showDate(on) })}
      </p>
      <TreeList nodes={treeOn(all.items, on)} depth={0} onOpen={setShown} />
      <h3>{say("units.branches")}</h3>
      <Branches all={all} onLead={setLeading} />
      <h3>{say("units.changes")}</h3>
      <Changes all={all} />
      {shown && <UnitCard unit={shown} all={all} onClose={() => setShown(null)} />}
      {adding && <AddUnitDialog units={later} onClose={() => setAdding(false)} />}
      {leading && <LeadDialog branch={leading} units={later} onClose={() => setLeading(null)} />}
    </section>
  );
}
