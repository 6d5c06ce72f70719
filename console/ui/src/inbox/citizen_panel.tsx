import { useState } from "react";
import { Link } from "wouter";
import { mayAct } from "../session/rights";
import { useMe } from "../session/use_session";
import type { Citizen } from "../shapes";
import { date } from "../time/format";
import { Button, Chip, IconButton } from "../ui";
import { codeWords } from "../words/code_words";
import { useWords } from "../words/use_words";
import { PhoneDialog } from "./phone_dialog";

// The last digits; the whole number for a reason that is noted, where the citizen gave consent.
function Phone({ citizen }: { citizen: Citizen & { phone_showable?: boolean } }) {
  const { say } = useWords();
  const me = useMe();
  const [asking, setAsking] = useState(false);
  const [whole, setWhole] = useState("");
  const may = citizen.phone_showable === true && mayAct(me, "identity");
  if (!citizen.phone_masked) return <dd>{say("citizen.no_phone")}</dd>;
  return (
    <dd>
      {whole ? <a href={`tel:${whole}`}>{whole}</a> : citizen.phone_masked}{" "}
      {may && !whole && (
        <Button
          small
          icon="eye"
          label={say("phone.show_label")}
          onClick={() => setAsking(true)}
          testId="show-phone"
        >
          {say("phone.show")}
        </Button>
      )}
      {asking && citizen.id && (
        <PhoneDialog id={citizen.id} onClose={() => setAsking(false)} onShown={setWhole} />
      )}
    </dd>
  );
}

interface PanelProps {
  citizen: Citizen;
  shown: boolean; // matters only where the panel lies over the conversation
  onClose: () => void;
}

export function CitizenPanel({ citizen, shown, onClose }: PanelProps) {
  const { say } = useWords();
  const me = useMe();
  const known = (word: string) => codeWords(say, "consent", word || "none");
  const consents = Object.entries(citizen.consents ?? {});
  const cases = citizen.cases ?? [];
  return (
    <aside className="citizen" aria-label={say("citizen.title")} data-shown={shown}>
      <div className="citizen-head">
        <h2>{say("citizen.title")}</h2>
        <span className="push only-middle">
          <IconButton icon="close" label={say("common.close")} onClick={onClose} />
        </span>
      </div>
      <dl>
        <dt>{say("citizen.zalo_name")}</dt>
        <dd>{citizen.name || say("common.unknown")}</dd>
        <dt>{say("citizen.followed")}</dt>
        <dd>
          {citizen.followed === undefined
            ? say("common.unknown")
            : say(citizen.followed ? "common.yes" : "common.no")}
        </dd>
        <dt>{say("citizen.phone")}</dt>
        <Phone citizen={citizen} />
        <dt>{say("citizen.consents")}</dt>
        <dd>
          {consents.length === 0 && say("citizen.no_consents")}
          {consents.map(([what, answer]) => (
            <div key={what}>
              {known(what)}: {known(answer)}
            </div>
          ))}
        </dd>
      </dl>
      <h3>{say("citizen.cases", { n: cases.length })}</h3>
      {cases.length === 0 && <p className="secondary">{say("citizen.no_cases")}</p>}
      <ul className="citizen-cases">
        {cases.map((one) => (
          <li key={one.id}>
            <Link href={`/phan-anh/${one.id}`}>{one.number}</Link>{" "}
            <Chip kind={one.settled ? "paused" : "good"} icon={one.settled ? "check" : "clock"}>
              {codeWords(say, "status", one.status)}
            </Chip>
            {one.due && !one.settled && (
              <div className="small">{say("citizen.due", { date: date(one.due) })}</div>
            )}
          </li>
        ))}
      </ul>
      {citizen.id && mayAct(me, "route") && (
        <Link className="button-link" href={`/phan-anh/tao?hoi_thoai=${citizen.id}`}>
          {say("citizen.new_case")}
        </Link>
      )}
    </aside>
  );
}
