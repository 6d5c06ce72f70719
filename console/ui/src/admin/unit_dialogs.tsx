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
  return (
    <DecisionDialog
      title={say("units.end_title", { name: unit.name })}
      method="POST"
      path={`/units/${unit.id}/end`}
      usual={{ successors: [] as string[], take_along: false }}
      body={({ successors, take_along }) => ({
        successors,
        take_along: successors.length === 1 && take_along,
      })}
      danger
      testId="end-dialog"
      onClose={onClose}
    >
      {({ form, put, fields }) => (
        <>
          <p>{say("units.end_text")}</p>
          <PickMany
            label={say("units.successors")}
            hint={say("units.successors_hint")}
            options={unitOptions(units.filter((one) => one.id !== unit.id))}
            chosen={form.successors}
            onChange={(successors) => put({ successors })}
            error={fields.successors}
          />
          {form.successors.length === 1 && (
            <TakeAlong checked={form.take_along} onChange={(take_along) => put({ take_along })} />
          )}
        </>
      )}
    </DecisionDialog>
  );
}

export function RenameDialog({ unit, onClose }: OfUnit) {
  const { say } = useAdminWords();
  return (
    <DecisionDialog
      title={say("units.rename_title", { name: unit.name })}
      method="POST"
      path={`/units/${unit.id}/rename`}
      usual={{ name: "", take_along: true }} // the same people under another name
      testId="rename-dialog"
      onClose={onClose}
    >
      {({ form, put, fields }) => (
        <>
          <p>{say("units.rename_text")}</p>
          <TextField
            label={say("units.new_name")}
            value={form.name}
            onChange={(name) => put({ name })}
            error={fields.name}
            required
            autoFocus
            testId="new-name"
          />
          <TakeAlong checked={form.take_along} onChange={(take_along) => put({ take_along })} />
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
  return (
    <DecisionDialog
      title={say("units.add_title")}
      method="POST"
      path="/units"
      usual={{
        name: "",
        level: "phuong",
        parent: "",
        formed_from: [] as string[],
        take_along: false,
      }}
      body={(form) => ({ ...form, take_along: form.formed_from.length > 0 && form.take_along })}
      testId="add-unit-dialog"
      onClose={onClose}
    >
      {({ form, put, fields }) => (
        <>
          <TextField
            label={say("units.name")}
            value={form.name}
            onChange={(name) => put({ name })}
            error={fields.name}
            required
            autoFocus
            testId="unit-name"
          />
          <Select
            label={say("units.level")}
            value={form.level}
            onChange={(level) => put({ level })}
            error={fields.level}
            options={LEVELS.map((one) => ({
              value: one,
              label: say(`level.${one}` as AdminKey),
            }))}
          />
          <Combobox
            label={say("units.parent")}
            value={form.parent}
            onChange={(parent) => put({ parent })}
            error={fields.parent}
            options={unitOptions(units)}
            required
            testId="unit-parent"
          />
          <PickMany
            label={say("units.formed_from")}
            hint={say("units.formed_hint")}
            options={unitOptions(units)}
            chosen={form.formed_from}
            onChange={(formed_from) => put({ formed_from })}
            error={fields.formed_from}
          />
          {form.formed_from.length > 0 && (
            <TakeAlong checked={form.take_along} onChange={(take_along) => put({ take_along })} />
          )}
        </>
      )}
    </DecisionDialog>
  );
}

const PARTS = ["morning", "afternoon"] as const;

const trimmed = ({ from, to }: Period): Period => ({ from: from.trim(), to: to.trim() });
const isSet = ({ from, to }: Period): boolean => Boolean(from || to);
const changed = (periods: Period[], at: number, change: Partial<Period>): Period[] =>
  periods.map((one, place) => (place === at ? { ...one, ...change } : one));

export function HoursDialog({ unit, now, onClose }: OfUnit & { now: Period[] }) {
  const { say } = useAdminWords();
  const periods = PARTS.map((_, at): Period => now[at] ?? { from: "", to: "" });
  return (
    <DecisionDialog
      title={say("units.hours_title", { name: unit.name })}
      method="PUT"
      path={`/units/${unit.id}/hours`}
      usual={{ periods }}
      body={(form) => ({ periods: form.periods.map(trimmed).filter(isSet) })}
      plain
      testId="hours-dialog"
      onClose={onClose}
    >
      {({ form, put, fields }) => (
        <>
          <p className="small secondary">{say("units.hours_hint")}</p>
          {PARTS.map((part, at) => (
            <div key={part} className="admin-filter">
              <TextField
                label={say("units.opens", { part: say(`units.${part}`) })}
                value={form.periods[at]!.from}
                onChange={(from) => put({ periods: changed(form.periods, at, { from }) })}
                error={fields[`periods.${at}.from`]}
                testId={`opens-${at}`}
              />
              <TextField
                label={say("units.closes", { part: say(`units.${part}`) })}
                value={form.periods[at]!.to}
                onChange={(to) => put({ periods: changed(form.periods, at, { to }) })}
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
  const contact: Required<Contact> = {
    person: now?.person ?? "",
    phone: now?.phone ?? "",
    address: now?.address ?? "",
  };
  return (
    <DecisionDialog
      title={say("units.contact_title", { name: unit.name })}
      method="PUT"
      path={`/units/${unit.id}/contact`}
      usual={contact}
      plain
      testId="contact-dialog"
      onClose={onClose}
    >
      {({ form, put, fields }) =>
        (["person", "phone", "address"] as const).map((one) => (
          <TextField
            key={one}
            label={say(`units.${one}`)}
            value={form[one]}
            onChange={(value) => put({ [one]: value })}
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
  const now = branch.leads.at(-1);
  return (
    <DecisionDialog
      title={say("units.lead_title", { n: branch.no })}
      method="PUT"
      path={`/branches/${branch.no}/lead`}
      usual={{ unit: "" }}
      testId="lead-dialog"
      onClose={onClose}
    >
      {({ form, put, fields }) => (
        <>
          <p>
            {branch.name}
            {now && `: ${now.name}, ${say("units.from", { from: showDate(now.from) })}`}
          </p>
          <Combobox
            label={say("units.lead_unit")}
            value={form.unit}
            onChange={(unit) => put({ unit })}
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
