import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../call";
import { CheckField } from "../ui";
import { useAdminWords } from "../words/use_admin_words";
import { FormDialog } from "./form_dialog";
import type { Invite, Invited, User } from "./shapes";
import { useDeed } from "./use_deed";

interface ResetDialogProps {
  user: User;
  onClose: () => void;
  onInvite: (name: string, invite: Invite) => void;
}

export function ResetDialog({ user, onClose, onInvite }: ResetDialogProps) {
  const { say } = useAdminWords();
  const client = useQueryClient();
  const deed = useDeed();
  const [dropCode, setDropCode] = useState(false);
  async function submit(): Promise<void> {
    await deed.run(async () => {
      const body = { rev: user.rev, drop_code: dropCode };
      const made = await call<Invited>("POST", `/admin/users/${user.id}/reset`, { body });
      onInvite(user.name, made.invite);
    });
    void client.invalidateQueries({ queryKey: ["admin", "users"] });
  }
  return (
    <FormDialog
      title={say("reset.title", { name: user.name })}
      submit={say("reset.submit")}
      danger
      deed={deed}
      onSubmit={() => void submit()}
      onClose={onClose}
      testId="reset-dialog"
    >
      <p>{say("reset.text")}</p>
      <CheckField label={say("reset.drop_code")} checked={dropCode} onChange={setDropCode} />
    </FormDialog>
  );
}
