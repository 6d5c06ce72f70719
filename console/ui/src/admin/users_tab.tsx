import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../call";
import { found } from "../text/folding";
import { dateTime } from "../time/format";
import {
  Asked,
  Button,
  Chip,
  type Column,
  Icon,
  Menu,
  NoMatch,
  Table,
  TextField,
  useErrorWords,
  useSpeaker,
} from "../ui";
import { type AdminSay, useAdminWords } from "../words/use_admin_words";
import { InviteDialog } from "./invite_dialog";
import { LeaveDialog } from "./leave_dialog";
import { useUsers } from "./queries";
import { ResetDialog } from "./reset_dialog";
import type { Invite, Role, User } from "./shapes";
import { UserDialog } from "./user_dialog";

type Open =
  | { kind: "add" }
  | { kind: "edit" | "reset" | "leave"; user: User }
  | { kind: "invite"; name: string; invite: Invite };

function StateChip({ user, say }: { user: User; say: AdminSay }) {
  if (!user.active) {
    return (
      <Chip kind="paused" icon="lock">
        {say("users.closed")}
      </Chip>
    );
  }
  if (user.invited_until) {
    return (
      <Chip kind="soon" icon="clock">
        {say("users.invited", { time: dateTime(user.invited_until) })}
      </Chip>
    );
  }
  return (
    <Chip kind="good" icon="check">
      {say("users.active")}
    </Chip>
  );
}

interface ActsProps {
  user: User;
  onOpen: (open: Open) => void;
  onActivate: () => void;
}

function Acts({ user, onOpen, onActivate }: ActsProps) {
  const { say } = useAdminWords();
  const bar = user.me ? say("users.own") : undefined;
  const keys = bar ?? (user.may_handle ? undefined : say("users.not_yours"));
  const edit = {
    key: "edit",
    icon: "pencil" as const,
    label: say("users.edit"),
    onChoose: () => onOpen({ kind: "edit", user }),
  };
  const reset = {
    key: "reset",
    icon: "lock" as const,
    label: say("users.reset"),
    hint: keys,
    off: keys !== undefined,
    onChoose: () => onOpen({ kind: "reset", user }),
  };
  const close = {
    key: "close",
    icon: "logout" as const,
    label: say("users.close"),
    hint: bar,
    off: bar !== undefined,
    onChoose: () => onOpen({ kind: "leave", user }),
  };
  const open = {
    key: "open",
    icon: "undo" as const,
    label: say("users.open"),
    hint: keys,
    off: keys !== undefined,
    onChoose: onActivate,
  };
  return (
    <Menu
      label={say("users.acts_of", { name: user.name })}
      face={
        <>
          <Icon name="more" />
          <span className="sr-only">{say("users.acts_of", { name: user.name })}</span>
        </>
      }
      testId={`acts-${user.username}`}
      groups={[{ choices: user.active ? [edit, reset, close] : [edit, open] }]}
    />
  );
}

function columnsOf(
  say: AdminSay,
  roles: Role[],
  may: boolean,
  acts: (user: User) => React.ReactNode,
): Column<User>[] {
  const roleName = (code: string) => roles.find((one) => one.code === code)?.name ?? code;
  const place = (user: User) =>
    [user.branch ? say("users.branch_no", { n: user.branch }) : "", user.unit_name || user.unit]
      .filter(Boolean)
      .join(" · ") || say("none");
  const columns: Column<User>[] = [
    {
      key: "name",
      title: say("users.name"),
      card: "title",
      render: (user) => (
        <>
          <strong>{user.name}</strong>
          <div className="small secondary">{user.username}</div>
        </>
      ),
    },
    {
      key: "roles",
      title: say("users.roles"),
      render: (user) => user.roles.map(roleName).join(", "),
    },
    { key: "place", title: say("users.place"), render: place },
    {
      key: "state",
      title: say("users.state"),
      render: (user) => <StateChip user={user} say={say} />,
    },
    {
      key: "shift",
      title: say("users.shift"),
      render: (user) => say(`users.shift_${user.shift}`),
    },
    {
      key: "totp",
      title: say("users.totp"),
      render: (user) => say(user.totp ? "users.totp_on" : "users.totp_off"),
    },
    {
      key: "last",
      title: say("users.last_login"),
      render: (user) => (user.last_login ? dateTime(user.last_login) : say("users.never")),
    },
  ];
  if (may)
    columns.push({
      key: "acts",
      title: say("users.acts"),
      hideTitle: true,
      card: "chip",
      render: acts,
    });
  return columns;
}

export function UsersTab({ may }: { may: boolean }) {
  const { say } = useAdminWords();
  const client = useQueryClient();
  const speaker = useSpeaker();
  const errorWords = useErrorWords();
  const users = useUsers();
  const [search, setSearch] = useState("");
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => setOpen(null);
  const invited = (name: string, invite: Invite) => setOpen({ kind: "invite", name, invite });
  async function activate(user: User): Promise<void> {
    try {
      await call("POST", `/admin/users/${user.id}/activate`, { body: { rev: user.rev } });
      speaker.show(say("users.opened", { name: user.name }));
    } catch (problem) {
      speaker.show(errorWords(problem));
    }
    void client.invalidateQueries({ queryKey: ["admin", "users"] });
  }
  const { items, roles } = users.data ?? { items: [], roles: [] };
  const rows = items.filter((user) => found(search, user.name, user.username));
  // As it is now: what was stale is fetched anew while the dialog stands open.
  const now = (user: User) => items.find((one) => one.id === user.id) ?? user;
  const columns = columnsOf(say, roles, may, (user) => (
    <Acts user={user} onOpen={setOpen} onActivate={() => void activate(user)} />
  ));
  return (
    <section className="stack">
      <div className="row admin-tools">
        <TextField
          label={say("users.search")}
          value={search}
          onChange={setSearch}
          icon={<Icon name="search" />}
        />
        {users.data && <span className="secondary">{say("users.count", { n: rows.length })}</span>}
        <span className="push" />
        {may && (
          <Button
            kind="primary"
            icon="plus"
            onClick={() => setOpen({ kind: "add" })}
            testId="add-user"
          >
            {say("users.add")}
          </Button>
        )}
      </div>
      <Asked query={users} like="table" rows={8}>
        {() =>
          rows.length === 0 ? (
            <NoMatch words={say("users.empty")} onClear={() => setSearch("")} />
          ) : (
            <Table
              caption={say("users.caption")}
              columns={columns}
              rows={rows}
              keyOf={(user) => user.id}
              busy={users.isFetching}
            />
          )
        }
      </Asked>
      {(open?.kind === "add" || open?.kind === "edit") && (
        <UserDialog
          user={open.kind === "edit" ? open.user : undefined}
          roles={roles}
          onClose={close}
          onInvite={invited}
        />
      )}
      {open?.kind === "reset" && (
        <ResetDialog user={now(open.user)} onClose={close} onInvite={invited} />
      )}
      {open?.kind === "leave" && (
        <LeaveDialog
          user={now(open.user)}
          others={items.filter((one) => one.active && one.id !== open.user.id)}
          onClose={close}
        />
      )}
      {open?.kind === "invite" && (
        <InviteDialog name={open.name} invite={open.invite} onClose={close} />
      )}
    </section>
  );
}
