import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { call } from "../call";
import { showDate } from "../time/typed_date";
import { DateField, Note, TextField, useSpeaker } from "../ui";
import { useAdminWords } from "../words/use_admin_words";
import { FormDialog } from "./form_dialog";
import type { Decided, Touched } from "./office_shapes";
import { useDeed } from "./use_deed";

interface DecisionDialogProps {
  title: string;
  method: "POST" | "PUT";
  path: string; // below /admin
  body: Record<string, unknown>;
  plain?: boolean; // nothing hangs on it: no look ahead
  danger?: boolean;
  testId: string;
  onClose: () => void;
  children: (fields: Record<string, string>) => ReactNode;
}

export function TouchedNote({ touched }: { touched: Touched }) {
  const { say } = useAdminWords();
  const { cases, accounts, branches, below, moves } = touched;
  if (!accounts)
    return (
      <Note kind="plain" alert>
        {say("units.touched_branch", { n: cases })}
      </Note>
    );
  const lines = [
    !moves && cases > 0 && say("units.touched_cases", { n: cases }),
    !moves && accounts.length > 0 && say("units.touched_accounts", { names: accounts.join(", ") }),
    moves && say("units.moves", { n: moves.cases, m: moves.accounts }),
    moves && accounts.length > 0 && say("units.moves_names", { names: accounts.join(", ") }),
    moves && moves.stay > 0 && say("units.moves_stay", { n: moves.stay }),
    branches?.length && say("units.touched_branches", { list: branches.join(", ") }),
    below?.length && say("units.touched_below", { names: below.join(", ") }),
  ].filter((line): line is string => Boolean(line));
  if (lines.length === 0)
    return (
      <Note kind="plain" alert>
        {say("units.touched_none")}
      </Note>
    );
  return (
    <Note kind="warn" alert>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Note>
  );
}

// What counts from a day: first what it touches, then the decision. Whatever is changed in between
// asks for another look.
export function DecisionDialog(props: DecisionDialogProps) {
  const { say } = useAdminWords();
  const client = useQueryClient();
  const speaker = useSpeaker();
  const deed = useDeed();
  const [day, setDay] = useState("");
  const [reason, setReason] = useState("");
  const [seen, setSeen] = useState<{ of: string; touched: Touched | null } | null>(null);
  const body = { ...props.body, day, reason };
  const now = JSON.stringify(body);
  const looked = props.plain || seen?.of === now;
  async function submit(): Promise<void> {
    await deed.run(async () => {
      const sent = { ...body, dry_run: !looked };
      const answer = await call<Decided>(props.method, `/admin${props.path}`, { body: sent });
      if (!answer.saved) return setSeen({ of: now, touched: answer.touched });
      speaker.show(say("units.saved", { day: showDate(day) }));
      void client.invalidateQueries({ queryKey: ["admin"] });
      props.onClose();
    });
  }
  return (
    <FormDialog
      title={props.title}
      submit={say(looked ? "units.confirm" : "units.look")}
      danger={props.danger && looked}
      deed={deed}
      onSubmit={() => void submit()}
      onClose={props.onClose}
      testId={props.testId}
    >
      {props.children(deed.fields)}
      <DateField
        label={say("units.day")}
        value={day}
        onChange={setDay}
        error={deed.fields.day}
        required
        testId="day"
      />
      <TextField
        label={say("units.reason")}
        value={reason}
        onChange={setReason}
        error={deed.fields.reason}
        required
        testId="reason"
      />
      {seen?.of === now && seen.touched && <TouchedNote touched={seen.touched} />}
    </FormDialog>
  );
}
