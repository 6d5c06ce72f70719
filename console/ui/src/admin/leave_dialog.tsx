import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../call";
import { Combobox, useSpeaker } from "../ui";
import { useAdminWords } from "../words/use_admin_words";
import { FormDialog } from "./form_dialog";
import type { Left, User } from "./shapes";
import { useDeed } from "./use_deed";

interface LeaveDialogProps {
  user: User;
  others: User[]; // active, without this one
  onClose: () => void;
}

// Closing an account and handing its open work over are one step.
export function LeaveDialog({ user, others, onClose }: LeaveDialogProps) {
  const { say } = useAdminWords();
  const client = useQueryClient();
  const speaker = useSpeaker();
  const deed = useDeed();
  const [to, setTo] = useState("");
  async function submit(): Promise<void> {
    await deed.run(async () => {
      const body = { rev: user.rev, cases_to: to };
      const left = await call<Left>("POST", `/admin/users/${user.id}/deactivate`, { body });
      const { conversations: c, cases: h } = left.moved;
      speaker.show(say("leave.done", { name: user.name, c, h }));
      onClose();
    });
    void client.invalidateQueries({ queryKey: ["admin", "users"] });
  }
  const idle = user.conversations === 0 && user.cases === 0;
  return (
    <FormDialog
      title={say("leave.title", { name: user.name })}
      submit={say("leave.submit")}
      danger
      deed={deed}
      onSubmit={() => void submit()}
      onClose={onClose}
      testId="leave-dialog"
    >
      <p>{say("leave.text")}</p>
      {idle && <p>{say("leave.nothing")}</p>}
      {user.conversations > 0 && <p>{say("leave.conversations", { n: user.conversations })}</p>}
      {user.cases > 0 && (
        <>
          <p>{say("leave.cases", { n: user.cases })}</p>
          <Combobox
            label={say("leave.cases_to")}
            value={to}
            onChange={setTo}
            error={deed.fields.cases_to}
            options={[
              { value: "", label: say("leave.nobody") },
              ...others.map((one) => ({ value: one.id, label: one.name, hint: one.unit_name })),
            ]}
          />
        </>
      )}
    </FormDialog>
  );
}
