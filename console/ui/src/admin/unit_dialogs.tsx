import { useState } from "react";
import { showDate } from "../time/typed_date";
import { CheckField, Combobox, Note, type Option, PickMany, Select, TextField } from "../ui";
import { type AdminKey, useAdminWords } from "../words/use_admin_words";
import { DecisionDialog } from "./decision_dialog";
import type { Branch, Contact, Period, Unit } from "./office_shapes";

export const unitOptions = (units: Unit[]): Option[] =>
  units.map((unit) => ({ value: unit.id, label: unit.name, also: unit.aliases.join(" ") }));

interface OfUnit {
  unit: Unit;
  onClose: () => void;
}

interface AlongProps {
  checked: boolean;
  onChange: (checked: boolean) => void;
}

function TakeAlong({ checked, onChange }: AlongProps) {
  const { say } = useAdminWords();
  return (
    <CheckField
      label={say("units.take_along")}
      hint={say("units.take_along_hint")}
      checked={checked}
      onChange={onChange}
    />
  );
}

export function EndDialog({ unit, units, onClose }: OfUnit & { units: Unit[] }) {
  const { say } = useAdminWords();
  const [successors, setSuccessors] = useState<string[]>([]);
  const [along, setAlong] = useState(false);
  const one = successors.length === 1;
  return (
    <DecisionDialog
      title={say("units.end_title", { name: unit.name })}
      method="POST"
      path={`/units/${unit.id}/end`}
      body={{ successors, take_along: one && along }}
      danger
      testId="end-dialog"
      onClose={onClose}
    >
      {(fields) => (
        <>
          <p>{say("units.end_text")}</p>
          <PickMany
            label={say("units.successors")}
            hint={say("units.successors_hint")}
            options={unitOptions(units.filter((one) => one.id !== unit.id))}
            chosen={successors}
            onChange={setSuccessors}
            error={fields.successors}
          />
          {one && <TakeAlong checked={along} onChange={setAlong} />}
        </>
      )}
    </DecisionDialog>
  );
}

export function RenameDialog({ unit, onClose }: OfUnit) {
  const { say } = useAdminWords();
  const [name, setName] = useState("");
  const [along, setAlong] = useState(true); // the same people under another name
  return (
    <DecisionDialog
      title={say("units.rename_title", { name: unit.name })}
      method="POST"
      path={`/units/${unit.id}/rename`}
      body={{ name, take_along: along }}
      testId="rename-dialog"
      onClose={onClose}
    >
      {(fields) => (
        <>
          <p>{say("units.rename_text")}</p>
          <TextField
            label={say("units.new_name")}
            value={name}
            onChange={setName}
            error={fields.name}
            required
            autoFocus
            testId="new-name"
          />
          <TakeAlong checked={along} onChange={setAlong} />
        </>
      )}
    </DecisionDialog>
  );
}

const LEVELS = [
  "xa",
  "phuong",
  "so_ban_nganh",
  "don_vi_truc_thuoc",
  "nganh_doc",
  "to_chuc_xa_hoi",
  "to_cong_tac",
] as const;

export function AddUnitDialog({ units, onClose }: { units: Unit[]; onClose: () => void }) {
  const { say } = useAdminWords();
  const [name, setName] = useState("");
  const [level, setLevel] = useState<string>("phuong");
  const [parent, setParent] = useState("");
  const [formed, setFormed] = useState<string[]>([]);
  const [along, setAlong] = useState(false);
  const follows = formed.length > 0;
  return (
    <DecisionDialog
      title={say("units.add_title")}
      method="POST"
      path="/units"
      body={{ name, level, parent, formed_from: formed, take_along: follows && along }}
      testId="add-unit-dialog"
      onClose={onClose}
    >
      {(fields) => (
        <>
          <TextField
            label={say("units.name")}
            value={name}
            onChange={setName}
            error={fields.name}
            required
            autoFocus
            testId="unit-name"
          />
          <Select
            label={say("units.level")}
            value={level}
            onChange={setLevel}
            error={fields.level}
            options={LEVELS.map((one) => ({
              value: one,
              label: say(`level.${one}` as AdminKey),
            }))}
          />
          <Combobox
            label={say("units.parent")}
            value={parent}
            onChange={setParent}
            error={fields.parent}
            options={unitOptions(units)}
            required
            testId="unit-parent"
          />
          <PickMany
            label={say("units.formed_from")}
            hint={say("units.formed_hint")}
            options={unitOptions(units)}
            chosen={formed}
            onChange={setFormed}
            error={fields.formed_from}
          />
          {follows && <TakeAlong checked={along} onChange={setAlong} />}
        </>
      )}
    </DecisionDialog>
  );
}

const PARTS = ["morning", "afternoon"] as const;

export function HoursDialog({ unit, now, onClose }: OfUnit & { now: Period[] }) {
  const { say } = useAdminWords();
  const [times, setTimes] = useState<Period[]>(() =>
    PARTS.map((_, at) => now[at] ?? { from: "", to: "" }),
  );
  const periods = times
    .map((one) => ({ from: one.from.trim(), to: one.to.trim() }))
    .filter((one) => one.from || one.to);
  const set = (at: number, change: Partial<Period>) =>
    setTimes((old) => old.map((one, place) => (place === at ? { ...one, ...change } : one)));
  return (
    <DecisionDialog
      title={say("units.hours_title", { name: unit.name })}
      method="PUT"
      path={`/units/${unit.id}/hours`}
      body={{ periods }}
      plain
      testId="hours-dialog"
      onClose={onClose}
    >
      {(fields) => (
        <>
          <p className="small secondary">{say("units.hours_hint")}</p>
          {PARTS.map((part, at) => (
            <div key={part} className="admin-filter">
              <TextField
                label={say("units.opens", { part: say(`units.${part}`) })}
                value={times[at]!.from}
                onChange={(from) => set(at, { from })}
                error={fields[`periods.${at}.from`]}
                testId={`opens-${at}`}
              />
              <TextField
                label={say("units.closes", { part: say(`units.${part}`) })}
                value={times[at]!.to}
                onChange={(to) => set(at, { to })}
                error={fields[`periods.${at}.to`]}
                testId={`closes-${at}`}
              />
            </div>
          ))}
          <Note kind="plain">{say("units.hours_note")}</Note>
        </>
      )}
    </DecisionDialog>
  );
}

export function ContactDialog({ unit, now, onClose }: OfUnit & { now: Contact | undefined }) {
  const { say } = useAdminWords();
  const [contact, setContact] = useState<Required<Contact>>({
    person: now?.person ?? "",
    phone: now?.phone ?? "",
    address: now?.address ?? "",
  });
  return (
    <DecisionDialog
      title={say("units.contact_title", { name: unit.name })}
      method="PUT"
      path={`/units/${unit.id}/contact`}
      body={contact}
      plain
      testId="contact-dialog"
      onClose={onClose}
    >
      {(fields) =>
        (["person", "phone", "address"] as const).map((one) => (
          <TextField
            key={one}
            label={say(`units.${one}`)}
            value={contact[one]}
            onChange={(value) => setContact((old) => ({ ...old, [one]: value }))}
            error={fields[one]}
            testId={`contact-${one}`}
          />
        ))
      }
    </DecisionDialog>
  );
}

interface LeadDialogProps {
  branch: Branch;
  units: Unit[];
  onClose: () => void;
}

export function LeadDialog({ branch, units, onClose }: LeadDialogProps) {
  const { say } = useAdminWords();
  const [unit, setUnit] = useState("");
  const now = branch.leads.at(-1);
  return (
    <DecisionDialog
      title={say("units.lead_title", { n: branch.no })}
      method="PUT"
      path={`/branches/${branch.no}/lead`}
      body={{ unit }}
      testId="lead-dialog"
      onClose={onClose}
    >
      {(fields) => (
        <>
          <p>
            {branch.name}
            {now && `: ${now.name}, ${say("units.from", { from: showDate(now.from) })}`}
          </p>
          <Combobox
            label={say("units.lead_unit")}
            value={unit}
            onChange={setUnit}
            error={fields.unit}
            options={unitOptions(units)}
            required
            autoFocus
            testId="lead-unit"
          />
        </>
      )}
    </DecisionDialog>
  );
}
