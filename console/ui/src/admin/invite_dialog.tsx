import { dateTime } from "../time/format";
import { Dialog } from "../ui";
import { useAdminWords } from "../words/use_admin_words";
import { CopyLine } from "./copy_line";
import type { Invite } from "./shapes";

interface InviteDialogProps {
  name: string;
  invite: Invite;
  onClose: () => void;
}

export function InviteDialog({ name, invite, onClose }: InviteDialogProps) {
  const { say } = useAdminWords();
  return (
    <Dialog title={say("invite.title", { name })} onClose={onClose} testId="invite-dialog">
      <p>{say("invite.text", { time: dateTime(invite.until) })}</p>
      <CopyLine text={window.location.origin + invite.path} label={say("invite.link")} />
    </Dialog>
  );
}
