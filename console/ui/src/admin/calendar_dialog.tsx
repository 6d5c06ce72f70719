import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../call";
import { date } from "../time/format";
import { Note, TextField, useSpeaker } from "../ui";
import { showDate } from "../time/typed_date";
import { type AdminSay, useAdminWords } from "../words/use_admin_words";
import { FormDialog } from "./form_dialog";
import { RevisedConflict, type Shown } from "./revised_parts";
import type { Saved } from "./shapes";
import { useDeed } from "./use_deed";
import type { Seen } from "./use_revised";
import { datesOf, type RevisedYear, type YearForm } from "./use_year";

interface CalendarDialogProps {
  year: number;
  revised: RevisedYear;
  onClose: () => void;
}

function shownOf(say: AdminSay, { base, form, conflict }: RevisedYear): Shown<YearForm>[] {
  return datesOf(base.form, form, conflict?.form).map((at) => [
    showDate(at),
    ({ days }) => {
      const day = days.find((one) => one.date === at);
      return day ? `${say(`calendar.${day.kind}`)}: ${day.name}` : "";
    },
  ]);
}

// First what moves, then the decision: whatever is changed asks for another look.
export function CalendarDialog({ year, revised, onClose }: CalendarDialogProps) {
  const { say } = useAdminWords();
  const client = useQueryClient();
  const speaker = useSpeaker();
  const deed = useDeed();
  const [version, setVersion] = useState("");
  const [reason, setReason] = useState("");
  const [seen, setSeen] = useState<Saved["consequences"] | null>(null);
  const { days } = revised.form;
  const body = { version: version.trim(), reason, year, days };
  async function look(base: string): Promise<void> {
    const sent = { ...body, dry_run: true, base };
    setSeen((await call<Saved>("POST", "/admin/calendar", { body: sent })).consequences);
  }
  async function keep(base: string): Promise<void> {
    await call<Saved>("POST", "/admin/calendar", { body: { ...body, dry_run: false, base } });
    speaker.show(say("calendar.saved", { version: body.version }));
  }
  // A look keeps the form as it is; a conflict found by it is decided before anything is saved.
  async function submit(base?: Seen<YearForm>): Promise<void> {
    const looking = seen === null || base !== undefined;
    await deed.run(async () => {
      const done = looking ? await revised.check(look, base) : await revised.save(keep);
      if (!looking && done) onClose();
    });
    if (!looking) void client.invalidateQueries({ queryKey: ["admin", "calendar"] });
  }
  function takeTheirs(): void {
    revised.drop();
    void client.invalidateQueries({ queryKey: ["admin", "calendar"] });
    onClose();
  }
  return (
    <FormDialog
      title={say("calendar.title")}
      submit={say(seen ? "calendar.confirm" : "calendar.look")}
      deed={deed}
      onSubmit={() => void submit()}
      onClose={onClose}
      testId="calendar-dialog"
      conflict={
        revised.conflict && (
          <RevisedConflict
            revised={revised}
            shown={shownOf(say, revised)}
            busy={deed.busy}
            onKeep={() => void submit(revised.keepMine())}
            onTake={takeTheirs}
          />
        )
      }
    >
      <TextField
        label={say("calendar.version")}
        value={version}
        onChange={setVersion}
        error={deed.fields.version}
        placeholder={`${year}-4`}
        required
        autoFocus
        testId="version"
      />
      <TextField
        label={say("calendar.reason")}
        value={reason}
        onChange={setReason}
        error={deed.fields.reason}
        required
        testId="reason"
      />
      {deed.fields.days && (
        <Note kind="error" alert>
          {deed.fields.days}
        </Note>
      )}
      {seen && (
        <Note kind={seen.overdue > 0 ? "warn" : "plain"} alert>
          {seen.moved === 0
            ? say("calendar.none_moved")
            : say("calendar.moved", { n: seen.moved, late: seen.overdue })}
          <ul className="small">
            {seen.cases.map((one) => (
              <li key={one.number}>
                {say("calendar.moved_case", {
                  number: one.number,
                  from: date(one.from),
                  to: date(one.to),
                })}
              </li>
            ))}
          </ul>
        </Note>
      )}
    </FormDialog>
  );
}
