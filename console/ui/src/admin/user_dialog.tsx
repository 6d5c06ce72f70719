import { useQueryClient } from "@tanstack/react-query";
import { call, type CallError } from "../call";
import { useMe } from "../session/use_session";
import { Combobox, PickMany, Select, TextField, useSpeaker } from "../ui";
import { useAdminWords } from "../words/use_admin_words";
import { FormDialog } from "./form_dialog";
import { useUnitOptions } from "./queries";
import type { Invite, Invited, Role, User } from "./shapes";
import { RevisedConflict, type Shown, WrittenBefore } from "./revised_parts";
import { useDeed } from "./use_deed";
import { type Met, type Seen, useRevised } from "./use_revised";

interface UserDialogProps {
  user?: User; // nobody: a new one
  roles: Role[];
  onClose: () => void;
  onInvite: (name: string, invite: Invite) => void;
}

const BRANCHES = 9;

interface Form {
  name: string;
  username: string;
  roles: string[];
  branch: string;
  unit: string;
}

const formOf = (user?: User): Form => ({
  name: user?.name ?? "",
  username: user?.username ?? "",
  roles: user?.roles ?? [],
  branch: String(user?.branch ?? 0),
  unit: user?.unit ?? "",
});

// A refusal brings the account as the other one left it.
async function newerIn({ body }: CallError): Promise<Met<Form> | null> {
  const { user } = body as { user?: User };
  if (!user) return null;
  return { rev: String(user.rev), form: formOf(user), by: body.by ?? "", at: body.at ?? "" };
}

function useUserForm({ user, onClose, onInvite }: UserDialogProps) {
  const { say } = useAdminWords();
  const client = useQueryClient();
  const speaker = useSpeaker();
  const me = useMe();
  const deed = useDeed();
  const now = { rev: String(user?.rev ?? 0), form: formOf(user) };
  const revised = useRevised<Form>(`${me.id} user ${user?.id ?? ""}`, now, newerIn);
  const { name, username, roles, branch, unit } = revised.form;
  const body = { name, roles, branch: Number(branch), unit };
  async function change(rev: string): Promise<void> {
    await call("PUT", `/admin/users/${user!.id}`, { body: { ...body, rev: Number(rev) } });
    speaker.show(say("users.saved", { name }));
    onClose();
  }
  async function add(): Promise<void> {
    const made = await call<Invited>("POST", "/admin/users", { body: { ...body, username } });
    speaker.show(say("users.added", { name: made.user.name }));
    onInvite(made.user.name, made.invite);
  }
  async function submit(base?: Seen<Form>): Promise<void> {
    await deed.run(async () => {
      await revised.save(user ? change : add, base);
    });
    void client.invalidateQueries({ queryKey: ["admin", "users"] });
  }
  return { deed, revised, submit };
}

export function UserDialog(props: UserDialogProps) {
  const { user, roles, onClose } = props;
  const { say } = useAdminWords();
  const units = useUnitOptions();
  const { deed, revised, submit } = useUserForm(props);
  const { form, put } = revised;
  const branchName = (no: string) =>
    no === "0" ? say("users.no_branch") : say("users.branch_no", { n: no });
  const named = (list: { value: string; label: string }[], value: string) =>
    list.find((one) => one.value === value)?.label ?? value;
  const options = [
    { value: "", label: say("users.no_unit") },
    ...(units.data?.items ?? []).map((one) => ({ value: one.id, label: one.name })),
  ];
  const roleOptions = roles.map((role) => ({
    value: role.code,
    label: role.name,
    off: role.grantable || form.roles.includes(role.code) ? undefined : say("users.roles_off"),
  }));
  const shown: Shown<Form>[] = [
    [say("users.name"), (one) => one.name],
    [say("users.roles"), (one) => one.roles.map((code) => named(roleOptions, code)).join(", ")],
    [say("users.branch"), (one) => branchName(one.branch)],
    [say("users.unit"), (one) => named(options, one.unit)],
  ];
  return (
    <FormDialog
      title={user ? say("user.title_edit", { name: user.name }) : say("user.title_add")}
      submit={say("save")}
      deed={deed}
      onSubmit={() => void submit()}
      onClose={() => revised.leave(onClose)}
      testId="user-dialog"
      conflict={
        revised.conflict && (
          <RevisedConflict
            revised={revised}
            shown={shown}
            busy={deed.busy}
            onKeep={() => void submit(revised.keepMine())}
            onTake={() => {
              revised.drop();
              onClose();
            }}
          />
        )
      }
    >
      <WrittenBefore revised={revised} />
      <TextField
        label={say("users.name")}
        value={form.name}
        onChange={(name) => put({ name })}
        error={deed.fields.name}
        required
        autoFocus
        testId="name"
      />
      {!user && (
        <TextField
          label={say("users.username")}
          hint={say("users.username_hint")}
          value={form.username}
          onChange={(username) => put({ username })}
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
          chosen={form.roles}
          onChange={(chosen) => put({ roles: chosen })}
          error={deed.fields.roles}
          options={roleOptions}
        />
      )}
      <Select
        label={say("users.branch")}
        value={form.branch}
        onChange={(branch) => put({ branch })}
        error={deed.fields.branch}
        options={Array.from({ length: BRANCHES + 1 }, (_, no) => ({
          value: String(no),
          label: branchName(String(no)),
        }))}
      />
      <Combobox
        label={say("users.unit")}
        hint={say("users.unit_hint")}
        value={form.unit}
        onChange={(unit) => put({ unit })}
        error={deed.fields.unit}
        options={options}
      />
    </FormDialog>
  );
}
