import { useEffect, useState } from "react";
import { useChanges } from "../changes/use_changes";
import { left } from "../time/durations";
import { clockTime } from "../time/format";
import { Icon } from "../ui";
import { useWords } from "../words/use_words";
import { LanguageSwitch } from "./language_switch";

const FRESH_S = 2;

function Fresh({ at }: { at: number }) {
  const { say, language } = useWords();
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.floor((now - at) / 1000);
  if (seconds < FRESH_S) return <span>{say("shell.fresh_now")}</span>;
  return <span>{say("shell.fresh", { time: left(seconds, language) })}</span>;
}

// Says quietly how old the page is, and plainly when the connection is lost.
export function StatusBar() {
  const { say } = useWords();
  const { answered_at, lost, office, version } = useChanges();
  const officeWords = () => {
    if (!office) return null;
    const kind = office.open ? "open" : "closed";
    return office.until
      ? say(`shell.office_${kind}_until`, { time: clockTime(office.until) })
      : say(`shell.office_${kind}`);
  };
  return (
    <footer className={`status ${lost ? "status-lost" : ""}`} aria-label={say("shell.status")}>
      <span role="status">
        {lost && (
          <>
            <Icon name="alert" /> {say("shell.lost")}
          </>
        )}
      </span>
      {!lost && (answered_at ? <Fresh at={answered_at} /> : <span>{say("shell.connecting")}</span>)}
      {office && <span className="status-wide">{officeWords()}</span>}
      {version && <span className="status-wide">{say("shell.version", { version })}</span>}
      <span className="push">
        <LanguageSwitch />
      </span>
    </footer>
  );
}
