import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { call } from "../call";
import { useMe } from "../session/use_session";
import { showDate } from "../time/typed_date";
import { DateField, Note, TextField, useSpeaker } from "../ui";
import { useAdminWords } from "../words/use_admin_words";
import { FormDialog } from "./form_dialog";
import type { Decided, Touched } from "./office_shapes";
import { WrittenBefore } from "./revised_parts";
import { useDeed } from "./use_deed";
import { useRevised } from "./use_revised";

export interface Decision<Form> {
  form: Form;
  put: (part: Partial<Form>) => void;
  fields: Record<string, string>; // what is wrong with which
}

interface DecisionDialogProps<Form> {
  title: string;
  method: "POST" | "PUT";
  path: string; // below /admin
  usual: Form; // as it opens
  body?: (form: Form) => Record<string, unknown>; // what is sent; without it the form
  plain?: boolean; // nothing hangs on it: no look ahead
  danger?: boolean;
  testId: string;
  onClose: () => void;
  children: (decision: Decision<Form>) => ReactNode;
}

interface Dated {
  day: string;
  reason: string;
}

// What is decided about a unit has no revision: somebody else's decision stands beside this one.
const nobodyElse = () => Promise.resolve(null);

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
// asks for another look. What was typed outlives the dialog until it is decided or dropped.
export function DecisionDialog<Form extends object>(props: DecisionDialogProps<Form>) {
  const { say } = useAdminWords();
  const client = useQueryClient();
  const speaker = useSpeaker();
  const deed = useDeed();
  const me = useMe();
  const usual = { ...props.usual, day: "", reason: "" };
  const revised = useRevised<Form & Dated>(
    `${me.id} ${props.method} ${props.path}`,
    { rev: "", form: usual },
    nobodyElse,
  );
  const { day, reason, ...rest } = revised.form;
  const form = rest as unknown as Form;
  const put = (part: Partial<Form & Dated>) => revised.put(part);
  const [seen, setSeen] = useState<{ of: string; touched: Touched | null } | null>(null);
  const body = { ...(props.body ? props.body(form) : form), day, reason };
  const now = JSON.stringify(body);
  const looked = props.plain || seen?.of === now;
  async function submit(): Promise<void> {
    await deed.run(async () => {
      const sent = { ...body, dry_run: !looked };
      const answer = await call<Decided>(props.method, `/admin${props.path}`, { body: sent });
      if (!answer.saved) return setSeen({ of: now, touched: answer.touched });
      revised.drop();
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
      onClose={() => revised.leave(props.onClose)}
      testId={props.testId}
    >
      <WrittenBefore revised={revised} />
      {props.children({ form, put: put as (part: Partial<Form>) => void, fields: deed.fields })}
      <DateField
        label={say("units.day")}
        value={day}
        onChange={(day) => put({ day } as Partial<Form & Dated>)}
        error={deed.fields.day}
        required
        testId="day"
      />
      <TextField
        label={say("units.reason")}
        value={reason}
        onChange={(reason) => put({ reason } as Partial<Form & Dated>)}
        error={deed.fields.reason}
        required
        testId="reason"
      />
      {seen?.of === now && seen.touched && <TouchedNote touched={seen.touched} />}
    </FormDialog>
  );
}
