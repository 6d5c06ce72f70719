import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { call, CallError } from "../call";
import { Combobox, Note, PickMany, Select, TextField, useSpeaker } from "../ui";
import { useAdminWords } from "../words/use_admin_words";
import { FormDialog } from "./form_dialog";
import { useUnitOptions } from "./queries";
import type { Invite, Invited, Role, User } from "./shapes";
import { useDeed } from "./use_deed";

interface UserDialogProps {
  user?: User; // nobody: a new one
  roles: Role[];
  onClose: () => void;
  onInvite: (name: string, invite: Invite) => void;
}

const BRANCHES = 9;

export function UserDialog({ user, roles, onClose, onInvite }: UserDialogProps) {
  const { say } = useAdminWords();
  const client = useQueryClient();
  const speaker = useSpeaker();
  const units = useUnitOptions();
  const deed = useDeed();
  const [name, setName] = useState(user?.name ?? "");
  const [username, setUsername] = useState("");
  const [chosen, setChosen] = useState(user?.roles ?? []);
  const [branch, setBranch] = useState(String(user?.branch ?? 0));
  const [unit, setUnit] = useState(user?.unit ?? "");
  const [rev, setRev] = useState(user?.rev ?? 0);
  async function write(): Promise<void> {
    const body = { name, roles: chosen, branch: Number(branch), unit };
    if (!user) {
      const made = await call<Invited>("POST", "/admin/users", { body: { ...body, username } });
      speaker.show(say("users.added", { name: made.user.name }));
      onInvite(made.user.name, made.invite);
      return;
    }
    await call("PUT", `/admin/users/${user.id}`, { body: { ...body, rev } });
    speaker.show(say("users.saved", { name }));
    onClose();
  }
  async function submit(): Promise<void> {
    await deed.run(async () => {
      try {
        await write();
      } catch (failure) {
        // The next save goes on what the service has now; what was typed stays.
        const newer = failure instanceof CallError && (failure.body as { user?: User }).user;
        if (newer) setRev(newer.rev);
        throw failure;
      }
    });
    void client.invalidateQueries({ queryKey: ["admin", "users"] });
  }
  const stale = deed.problem instanceof CallError && deed.problem.code === "stale";
  const options = [
    { value: "", label: say("users.no_unit") },
    ...(units.data?.items ?? []).map((one) => ({ value: one.id, label: one.name })),
  ];
  return (
    <FormDialog
      title={user ? say("user.title_edit", { name: user.name }) : say("user.title_add")}
      submit={say("save")}
      deed={deed}
      onSubmit={() => void submit()}
      onClose={onClose}
      testId="user-dialog"
    >
      <TextField
        label={say("users.name")}
        value={name}
        onChange={setName}
        error={deed.fields.name}
        required
        autoFocus
        testId="name"
      />
      {!user && (
        <TextField
          label={say("users.username")}
          hint={say("users.username_hint")}
          value={username}
          onChange={setUsername}
          error={deed.fields.username}
          required
          autoComplete="off"
          testId="username"
        />
      )}
      {user?.me ? (
        <p className="secondary">{say("user.own_roles")}</p>
      ) : (
        <PickMany
          label={say("users.roles")}
          chosen={chosen}
          onChange={setChosen}
          error={deed.fields.roles}
          options={roles.map((role) => ({
            value: role.code,
            label: role.name,
            off: role.grantable || chosen.includes(role.code) ? undefined : say("users.roles_off"),
          }))}
        />
      )}
      <Select
        label={say("users.branch")}
        value={branch}
        onChange={setBranch}
        error={deed.fields.branch}
        options={Array.from({ length: BRANCHES + 1 }, (_, no) => ({
          value: String(no),
          label: no === 0 ? say("users.no_branch") : say("users.branch_no", { n: no }),
        }))}
      />
      <Combobox
        label={say("users.unit")}
        hint={say("users.unit_hint")}
        value={unit}
        onChange={setUnit}
        error={deed.fields.unit}
        options={options}
      />
      {stale && (
        <Note kind="warn" alert>
          {say("changed")}
        </Note>
      )}
    </FormDialog>
  );
}
