import { useQuery, useQueryClient } from "@tanstack/react-query";
import { call } from "../call";
import { useMe } from "../session/use_session";
import type { Login } from "../shapes";
import { prefer, usePreferences } from "../shell/preferences";
import { useTitle } from "../shell/use_title";
import { dateTime } from "../time/format";
import {
  Asked,
  Button,
  Chip,
  Empty,
  RadioChoices,
  SwitchField,
  useErrorWords,
  useSpeaker,
} from "../ui";
import { type Key, useWords } from "../words/use_words";
import "./profile.css";

function LoginRow({ login, onRevoke }: { login: Login; onRevoke: () => void }) {
  const { say } = useWords();
  const device = login.device || say("common.unknown");
  return (
    <tr>
      <td data-label={say("profile.device")}>{device}</td>
      <td data-label={say("profile.since")}>{dateTime(login.since)}</td>
      <td data-label={say("profile.last")}>{dateTime(login.last_seen)}</td>
      <td data-label={say("profile.action")}>
        {login.current ? (
          <Chip kind="good" icon="check">
            {say("profile.current")}
          </Chip>
        ) : (
          <Button small onClick={onRevoke} label={say("profile.revoke_label", { device })}>
            {say("profile.revoke")}
          </Button>
        )}
      </td>
    </tr>
  );
}

function Logins() {
  const { say } = useWords();
  const client = useQueryClient();
  const speaker = useSpeaker();
  const errorWords = useErrorWords();
  const logins = useQuery({
    queryKey: ["logins"],
    queryFn: () => call<{ items: Login[] }>("GET", "/me/logins"),
  });
  async function revoke(login: Login) {
    try {
      await call("DELETE", `/me/logins/${encodeURIComponent(login.id)}`);
      speaker.show(say("profile.revoked", { device: login.device || say("common.unknown") }));
    } catch (problem) {
      speaker.show(errorWords(problem));
    }
    void client.invalidateQueries({ queryKey: ["logins"] });
  }
  return (
    <Asked query={logins} like="table" rows={3}>
      {({ items }) => <LoginTable items={items} busy={logins.isFetching} onRevoke={revoke} />}
    </Asked>
  );
}

interface LoginTableProps {
  items: Login[];
  busy: boolean;
  onRevoke: (login: Login) => Promise<void>;
}

function LoginTable({ items, busy, onRevoke }: LoginTableProps) {
  const { say } = useWords();
  if (items.length === 0) return <Empty words={say("profile.no_logins")} />;
  const columns = ["device", "since", "last", "action"] as const;
  return (
    <table className="cards" aria-busy={busy}>
      <caption className="sr-only">{say("profile.logins")}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {say(`profile.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map((login) => (
          <LoginRow key={login.id} login={login} onRevoke={() => void onRevoke(login)} />
        ))}
      </tbody>
    </table>
  );
}

export default function ProfilePage() {
  const { say } = useWords();
  const me = useMe();
  const { single_keys, enter_sends, compact } = usePreferences();
  useTitle(say("page.profile"));
  return (
    <div className="page stack profile">
      <h1>{say("page.profile")}</h1>
      <section className="stack">
        <h2>{say("profile.who")}</h2>
        <p>
          {me.name} · {me.username}
        </p>
        <p>
          {say("profile.roles")}: {me.roles.map((role) => say(`role.${role}` as Key)).join(", ")}
        </p>
      </section>
      <section className="stack">
        <h2>{say("profile.logins")}</h2>
        <p className="secondary">{say("profile.logins_text")}</p>
        <Logins />
      </section>
      <section className="stack">
        <h2>{say("profile.keys")}</h2>
        <SwitchField
          label={say("profile.single_keys")}
          hint={say("profile.single_keys_text")}
          checked={single_keys}
          onChange={(on) => prefer({ single_keys: on })}
        />
        <SwitchField
          label={say("profile.enter_sends")}
          hint={say("profile.enter_sends_text")}
          checked={enter_sends}
          onChange={(on) => prefer({ enter_sends: on })}
        />
      </section>
      <section className="stack">
        <h2>{say("profile.look")}</h2>
        <RadioChoices
          label={say("density.label")}
          value={compact ? "compact" : "roomy"}
          choices={[
            { value: "roomy", label: say("density.roomy"), hint: say("density.roomy_text") },
            { value: "compact", label: say("density.compact"), hint: say("density.compact_text") },
          ]}
          onChange={(chosen) => prefer({ compact: chosen === "compact" })}
        />
        <p className="small secondary">{say("profile.saved_here")}</p>
      </section>
    </div>
  );
}
