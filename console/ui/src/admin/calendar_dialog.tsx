import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../call";
import { date } from "../time/format";
import { Note, TextField, useSpeaker } from "../ui";
import { useAdminWords } from "../words/use_admin_words";
import { FormDialog } from "./form_dialog";
import type { Saved, SpecialDay } from "./shapes";
import { useDeed } from "./use_deed";

interface CalendarDialogProps {
  year: number;
  days: SpecialDay[];
  onClose: () => void;
  onSaved: () => void;
}

// First what moves, then the decision: whatever is changed asks for another look.
export function CalendarDialog({ year, days, onClose, onSaved }: CalendarDialogProps) {
  const { say } = useAdminWords();
  const client = useQueryClient();
  const speaker = useSpeaker();
  const deed = useDeed();
  const [version, setVersion] = useState("");
  const [reason, setReason] = useState("");
  const [seen, setSeen] = useState<Saved["consequences"] | null>(null);
  async function submit(): Promise<void> {
    await deed.run(async () => {
      const body = { version: version.trim(), reason, year, days, dry_run: seen === null };
      const answer = await call<Saved>("POST", "/admin/calendar", { body });
      if (!answer.saved) {
        setSeen(answer.consequences);
        return;
      }
      speaker.show(say("calendar.saved", { version: body.version }));
      void client.invalidateQueries({ queryKey: ["admin", "calendar"] });
      onSaved();
    });
  }
  return (
    <FormDialog
      title={say("calendar.title")}
      submit={say(seen ? "calendar.confirm" : "calendar.look")}
      deed={deed}
      onSubmit={() => void submit()}
      onClose={onClose}
      testId="calendar-dialog"
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
