import { useState } from "react";
import { dateTime, date as dayOf } from "../time/format";
import { serverNow } from "../time/server_clock";
import { showDate } from "../time/typed_date";
import { Asked, Button, type Column, DateField, Empty, Select, Table, TextField } from "../ui";
import { useAdminWords } from "../words/use_admin_words";
import { useWords } from "../words/use_words";
import { CalendarDialog } from "./calendar_dialog";
import { useCalendar, useUnitOptions } from "./queries";
import type { Calendar, DayKind, SpecialDay } from "./shapes";
import { useYear } from "./use_year";

const KINDS: DayKind[] = ["statutory", "compensatory", "swap_off", "makeup_workday"];

const hoursOf = (periods: [string, string][] = []) =>
  periods.map(([from, to]) => `${from}–${to}`).join(", ");

function About({ calendar }: { calendar: Calendar }) {
  const { say } = useAdminWords();
  const units = useUnitOptions();
  return (
    <div className="stack">
      <p>
        {say("calendar.running", { version: calendar.running })}{" "}
        {say("calendar.known", {
          from: showDate(calendar.known_from),
          to: showDate(calendar.known_to),
        })}
      </p>
      <p className="secondary">
        {say("calendar.hours", { hours: hoursOf(calendar.hours.periods) })}
      </p>
      {calendar.units.map((one) => (
        <p key={one.unit + one.from} className="small secondary">
          {say("calendar.own_hours", {
            unit: units.data?.items.find((unit) => unit.id === one.unit)?.name ?? one.unit,
            hours: hoursOf(one.periods),
            from: showDate(one.from),
          })}
        </p>
      ))}
    </div>
  );
}

interface AddDayProps {
  year: number;
  days: SpecialDay[];
  onAdd: (day: SpecialDay) => void;
}

function AddDay({ year, days, onAdd }: AddDayProps) {
  const { say } = useAdminWords();
  const [day, setDay] = useState("");
  const [kind, setKind] = useState<DayKind>("swap_off");
  const [name, setName] = useState("");
  const whole = day.startsWith(`${year}-`) && name.trim() !== "";
  return (
    <form
      className="admin-filter"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!whole) return;
        onAdd({ date: day, kind, name: name.trim() });
        setDay("");
        setName("");
      }}
    >
      <DateField
        label={say("calendar.date")}
        value={day}
        onChange={setDay}
        free={Object.fromEntries(days.map((one) => [one.date, one.name]))}
        testId="day-date"
      />
      <Select
        label={say("calendar.kind")}
        value={kind}
        onChange={(value) => setKind(value as DayKind)}
        options={KINDS.map((one) => ({ value: one, label: say(`calendar.${one}`) }))}
      />
      <TextField label={say("calendar.name")} value={name} onChange={setName} testId="day-name" />
      <div className="admin-end">
        <Button submit icon="plus" disabled={!whole} testId="day-add">
          {say("calendar.add")}
        </Button>
      </div>
    </form>
  );
}

function Versions({ versions }: { versions: Calendar["versions"] }) {
  const { say } = useAdminWords();
  const columns: Column<Calendar["versions"][number]>[] = [
    {
      key: "version",
      title: say("calendar.version"),
      card: "title",
      render: (one) => <strong>{one.version}</strong>,
    },
    { key: "reason", title: say("calendar.reason"), render: (one) => one.reason },
    { key: "moved", title: say("calendar.moved_count"), render: (one) => one.moved },
    { key: "by", title: say("calendar.by"), render: (one) => one.by },
    { key: "at", title: say("calendar.at"), render: (one) => dateTime(one.at) },
  ];
  if (versions.length === 0) return <p className="secondary">{say("calendar.no_versions")}</p>;
  return (
    <Table
      caption={say("calendar.versions")}
      columns={columns}
      rows={versions}
      keyOf={(one) => one.version}
      compact
    />
  );
}

function Year({ calendar, year }: { calendar: Calendar; year: number }) {
  const { say } = useAdminWords();
  const words = useWords();
  const revised = useYear(calendar, year);
  const { days } = revised.form;
  const setDays = (change: (old: SpecialDay[]) => SpecialDay[]) =>
    revised.put({ days: change(days) });
  const [saving, setSaving] = useState(false);
  const add = (day: SpecialDay) =>
    setDays((old) =>
      [...old.filter((one) => one.date !== day.date), day].sort((a, b) =>
        a.date < b.date ? -1 : 1,
      ),
    );
  const columns: Column<SpecialDay>[] = [
    {
      key: "date",
      title: say("calendar.date"),
      card: "title",
      render: (day) => <strong>{dayOf(`${day.date}T00:00:00+07:00`)}</strong>,
    },
    { key: "kind", title: say("calendar.kind"), render: (day) => say(`calendar.${day.kind}`) },
    { key: "name", title: say("calendar.name"), render: (day) => day.name },
    {
      key: "act",
      title: say("calendar.act"),
      render: (day) => (
        <Button
          small
          onClick={() => setDays((old) => old.filter((one) => one.date !== day.date))}
          label={say("calendar.remove_label", { date: showDate(day.date) })}
        >
          {say("calendar.remove")}
        </Button>
      ),
    },
  ];
  return (
    <>
      {days.length === 0 ? (
        <Empty words={say("calendar.empty")} icon="clock" />
      ) : (
        <Table
          caption={say("calendar.caption")}
          columns={columns}
          rows={days}
          keyOf={(day) => day.date}
          compact
        />
      )}
      <AddDay year={year} days={days} onAdd={add} />
      {revised.unsaved && (
        <div className="row" role="status">
          <strong>{words.say("unsaved.mark")}</strong>
          <span>{say("calendar.unsaved")}</span>
          <Button kind="primary" onClick={() => setSaving(true)} testId="calendar-save">
            {say("calendar.save")}
          </Button>
          <Button onClick={revised.drop} testId="unsaved-drop">
            {words.say("unsaved.drop")}
          </Button>
        </div>
      )}
      {saving && <CalendarDialog year={year} revised={revised} onClose={() => setSaving(false)} />}
    </>
  );
}

function Years({ calendar }: { calendar: Calendar }) {
  const { say } = useAdminWords();
  const [chosen, setChosen] = useState("");
  const { known_from, known_to, versions } = calendar;
  const first = Number(known_from.slice(0, 4));
  const last = Number(known_to.slice(0, 4));
  const years = Array.from({ length: last - first + 1 }, (_, at) => String(first + at));
  const middle = years.find((one) => dayOf(serverNow()).endsWith(one));
  const year = chosen || middle || years.at(-1) || "";
  return (
    <section className="stack">
      <About calendar={calendar} />
      <div className="admin-filter">
        <Select
          label={say("calendar.year")}
          value={year}
          onChange={setChosen}
          options={years.map((one) => ({ value: one, label: one }))}
        />
      </div>
      <Year key={year} calendar={calendar} year={Number(year)} />
      <h3>{say("calendar.versions")}</h3>
      <Versions versions={versions} />
    </section>
  );
}

export function CalendarTab() {
  const calendar = useCalendar();
  return (
    <Asked query={calendar} like="table" rows={8}>
      {(known) => <Years calendar={known} />}
    </Asked>
  );
}
