import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { call } from "../call";
import { dateTime } from "../time/format";
import {
  Asked,
  Button,
  type Column,
  Dialog,
  Empty,
  Table,
  TextField,
  useErrorWords,
  useSpeaker,
} from "../ui";
import { useAdminWords } from "../words/use_admin_words";
import { CopyLine } from "./copy_line";
import { FormDialog } from "./form_dialog";
import { HealthChip } from "./health_tab";
import { useZalo } from "./queries";
import type { Exchange, ZaloCard } from "./shapes";
import { useDeed } from "./use_deed";

const LOOK_AGAIN_MS = 4000;

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function TokenFact({ token }: { token: ZaloCard["token"] }) {
  const { say } = useAdminWords();
  const state = token.state === "none" ? "bad" : token.state;
  return (
    <Fact name={say("zalo.token")}>
      <HealthChip state={state} words={say(`zalo.token_${token.state}`)} />
      {token.saved_at && (
        <div className="small">{say("zalo.saved", { time: dateTime(token.saved_at) })}</div>
      )}
      {token.expires_at && (
        <div className="small">{say("zalo.expires", { time: dateTime(token.expires_at) })}</div>
      )}
      {token.why && <div className="small">{token.why}</div>}
    </Fact>
  );
}

function Facts({ card }: { card: ZaloCard }) {
  const { say } = useAdminWords();
  const { webhook, sending } = card;
  return (
    <dl className="admin-facts">
      <Fact name={say("zalo.account")}>
        {card.oa_name}
        <div className="small">{card.oa_id}</div>
      </Fact>
      <TokenFact token={card.token} />
      <Fact name={say("zalo.webhook")}>
        {webhook.last_at ? dateTime(webhook.last_at) : say("zalo.no_event")}
      </Fact>
      <Fact name={say("zalo.signatures")}>{webhook.signature_failures}</Fact>
      <Fact name={say("zalo.set_aside")}>{webhook.set_aside}</Fact>
      <Fact name={say("zalo.waiting")}>{sending.waiting}</Fact>
      <Fact name={say("zalo.unsure")}>{sending.unsure}</Fact>
      <Fact name={say("zalo.ask_staff")}>{sending.ask_staff}</Fact>
      <Fact name={say("zalo.quota")}>
        {sending.quota_refused_at ? dateTime(sending.quota_refused_at) : say("zalo.quota_none")}
      </Fact>
    </dl>
  );
}

function TestDialog({ onClose }: { onClose: () => void }) {
  const { say } = useAdminWords();
  const speaker = useSpeaker();
  const deed = useDeed();
  const [citizen, setCitizen] = useState("");
  async function submit(): Promise<void> {
    await deed.run(async () => {
      await call("POST", "/admin/zalo/test", { body: { citizen: citizen.trim() } });
      speaker.show(say("zalo.tested"));
      onClose();
    });
  }
  return (
    <FormDialog
      title={say("zalo.test_title")}
      submit={say("zalo.test")}
      deed={deed}
      onSubmit={() => void submit()}
      onClose={onClose}
      testId="zalo-test-dialog"
    >
      <p>{say("zalo.test_text")}</p>
      <TextField
        label={say("zalo.citizen")}
        value={citizen}
        onChange={setCitizen}
        error={deed.fields.citizen}
        required
        autoFocus
      />
    </FormDialog>
  );
}

function Calls({ calls }: { calls: ZaloCard["sending"]["calls_today"] }) {
  const { say } = useAdminWords();
  const columns: Column<(typeof calls)[number]>[] = [
    { key: "what", title: say("zalo.what"), card: "title", render: (one) => one.what },
    { key: "calls", title: say("zalo.count"), render: (one) => one.calls },
    { key: "failed", title: say("zalo.failed"), render: (one) => one.failed },
  ];
  if (calls.length === 0) return <p className="secondary">{say("zalo.calls_none")}</p>;
  return (
    <Table
      caption={say("zalo.calls_caption")}
      columns={columns}
      rows={calls}
      keyOf={(one) => one.what}
      compact
    />
  );
}

function Exchanges({ items }: { items: Exchange[] }) {
  const { say } = useAdminWords();
  const [shown, setShown] = useState<Exchange | null>(null);
  const columns: Column<Exchange>[] = [
    { key: "at", title: say("zalo.at"), render: (one) => dateTime(one.at) },
    {
      key: "what",
      title: say("zalo.what"),
      card: "title",
      render: (one) => `${one.direction === "out" ? "→" : "←"} ${one.what}`,
    },
    {
      key: "status",
      title: say("zalo.status"),
      card: "chip",
      render: (one) => (one.status === 0 ? say("zalo.no_answer") : one.status),
    },
    {
      key: "took",
      title: say("zalo.took"),
      render: (one) => say("zalo.ms", { n: one.took_ms }),
    },
    {
      key: "bodies",
      title: say("zalo.bodies"),
      render: (one) => (
        <Button
          small
          onClick={() => setShown(one)}
          label={`${say("zalo.show")} ${one.what} ${dateTime(one.at)}`}
        >
          {say("zalo.show")}
        </Button>
      ),
    },
  ];
  if (items.length === 0) return <Empty words={say("zalo.exchanges_none")} />;
  return (
    <>
      <Table
        caption={say("zalo.exchanges")}
        columns={columns}
        rows={items.map((one, at) => ({ ...one, at_row: at }))}
        keyOf={(one) => `${one.at}${(one as { at_row?: number }).at_row}`}
        compact
      />
      {shown && (
        <Dialog title={shown.what} onClose={() => setShown(null)} wide testId="exchange-dialog">
          <h3>{say("zalo.request")}</h3>
          <pre className="wire" tabIndex={0}>
            {shown.request || say("none")}
          </pre>
          <h3>{say("zalo.response")}</h3>
          <pre className="wire" tabIndex={0}>
            {shown.response || say("none")}
          </pre>
        </Dialog>
      )}
    </>
  );
}

interface ConnectionProps {
  card: ZaloCard;
  may: boolean;
  onAsk: (what: "check" | "renew") => void;
}

function Connection({ card, may, onAsk }: ConnectionProps) {
  const { say } = useAdminWords();
  const [testing, setTesting] = useState(false);
  const { permission_page, command } = card.token;
  return (
    <section className="stack">
      <Facts card={card} />
      {may && (
        <div className="row">
          <Button onClick={() => onAsk("check")} testId="zalo-check">
            {say("zalo.check")}
          </Button>
          <Button onClick={() => onAsk("renew")} testId="zalo-renew">
            {say("zalo.renew")}
          </Button>
          <Button onClick={() => setTesting(true)} testId="zalo-test">
            {say("zalo.test")}
          </Button>
        </div>
      )}
      {may && permission_page && (
        <div className="stack">
          <a href={permission_page} target="_blank" rel="noreferrer" data-testid="zalo-authorise">
            {say("zalo.authorise")}
          </a>
          <p className="small secondary">{say("zalo.authorise_text")}</p>
          <CopyLine text={command} label={say("zalo.authorise")} />
        </div>
      )}
      <h3>{say("zalo.calls")}</h3>
      <Calls calls={card.sending.calls_today} />
      <h3>{say("zalo.exchanges")}</h3>
      <Exchanges items={card.exchanges} />
      {testing && <TestDialog onClose={() => setTesting(false)} />}
    </section>
  );
}

export function ZaloTab({ may }: { may: boolean }) {
  const { say } = useAdminWords();
  const client = useQueryClient();
  const speaker = useSpeaker();
  const errorWords = useErrorWords();
  const zalo = useZalo();
  async function ask(what: "check" | "renew"): Promise<void> {
    try {
      await call("POST", `/admin/zalo/${what}`, { body: {} });
      speaker.show(say(what === "check" ? "zalo.checked" : "zalo.renewed"));
    } catch (problem) {
      speaker.show(errorWords(problem));
    }
    const again = () => void client.invalidateQueries({ queryKey: ["admin", "zalo"] });
    setTimeout(again, LOOK_AGAIN_MS);
  }
  return (
    <Asked query={zalo} like="cards" rows={8}>
      {(card) => <Connection card={card} may={may} onAsk={(what) => void ask(what)} />}
    </Asked>
  );
}
