import { useState } from "react";
import { showDate } from "../time/typed_date";
import { Button, Dialog, Note } from "../ui";
import { type AdminKey, useAdminWords } from "../words/use_admin_words";
import type { OfficeChange, Period, Unit, Units } from "./office_shapes";
import { ContactDialog, EndDialog, HoursDialog, RenameDialog } from "./unit_dialogs";
import { nowOf, validOn } from "./unit_tree";

export const hoursText = (periods: Period[]) =>
  periods.map((one) => `${one.from}–${one.to}`).join(", ");

export function useSpan() {
  const { say } = useAdminWords();
  return (unit: { from: string; to: string | null }) =>
    unit.to === null
      ? say("units.from", { from: showDate(unit.from) })
      : say("units.from_to", { from: showDate(unit.from), to: showDate(unit.to) });
}

// The newest contact whose day has come; the one after it, if there is one.
export function contactsOf(unit: Unit, all: Units): OfficeChange[] {
  const own = all.changes.filter(
    (one) => one.what === "contact" && one.subject === `unit/${unit.id}`,
  );
  const sorted = [...own].sort((a, b) => (a.day < b.day ? -1 : 1));
  const past = sorted.filter((one) => one.day <= all.today);
  return [...past.slice(-1), ...sorted.filter((one) => one.day > all.today).slice(0, 1)];
}

interface UnitCardProps {
  unit: Unit;
  all: Units;
  onClose: () => void;
}

type Doing = "end" | "rename" | "hours" | "contact" | null;

export function UnitCard({ unit, all, onClose }: UnitCardProps) {
  const { say } = useAdminWords();
  const span = useSpan();
  const [doing, setDoing] = useState<Doing>(null);
  const byId = new Map(all.items.map((one) => [one.id, one]));
  const own = all.hours.own[unit.id];
  const contacts = contactsOf(unit, all);
  const formed = [
    ...unit.formed_from.map((id) => byId.get(id)?.name ?? id),
    ...unit.formed_from_names,
  ];
  const later = all.items.filter((one) => one.to === null);
  const became = validOn(unit, all.today) ? [] : nowOf(unit, byId, all.today);
  if (doing === "end") return <EndDialog unit={unit} units={later} onClose={onClose} />;
  if (doing === "rename") return <RenameDialog unit={unit} onClose={onClose} />;
  if (doing === "hours")
    return <HoursDialog unit={unit} now={own ?? all.hours.common} onClose={onClose} />;
  if (doing === "contact")
    return <ContactDialog unit={unit} now={contacts[0]?.entry} onClose={onClose} />;
  return (
    <Dialog title={unit.name} onClose={onClose} testId="unit-card">
      <dl className="unit-facts">
        <dt>{say("units.level")}</dt>
        <dd>{say(`level.${unit.level}` as AdminKey)}</dd>
        <dt>{say("units.valid")}</dt>
        <dd>{span(unit)}</dd>
        {formed.length > 0 && (
          <>
            <dt>{say("units.formed")}</dt>
            <dd>{formed.join("; ")}</dd>
          </>
        )}
        {became.length > 0 && (
          <>
            <dt>{say("units.became")}</dt>
            <dd>{became.map((one) => one.name).join("; ")}</dd>
          </>
        )}
        <dt>{say("units.hours")}</dt>
        <dd>
          {own ? hoursText(own) : say("units.hours_common", { hours: hoursText(all.hours.common) })}
        </dd>
        <dt>{say("units.contact")}</dt>
        <dd>
          {contacts.length === 0 && say("units.contact_none")}
          {contacts.map((one) => (
            <div key={one.id}>
              {one.day > all.today && `${say("units.contact_next", { day: showDate(one.day) })}: `}
              {[one.entry.person, one.entry.phone, one.entry.address].filter(Boolean).join(", ")}
            </div>
          ))}
        </dd>
      </dl>
      {unit.to !== null && (
        <Note kind="plain">{say("units.ends", { day: showDate(unit.to) })}</Note>
      )}
      {unit.to === null && (
        <div className="row dialog-actions">
          <Button onClick={() => setDoing("contact")} testId="do-contact">
            {say("units.change_contact")}
          </Button>
          <Button onClick={() => setDoing("hours")} testId="do-hours">
            {say("units.change_hours")}
          </Button>
          <Button onClick={() => setDoing("rename")} testId="do-rename">
            {say("units.rename")}
          </Button>
          <Button onClick={() => setDoing("end")} testId="do-end">
            {say("units.end")}
          </Button>
        </div>
      )}
    </Dialog>
  );
}
