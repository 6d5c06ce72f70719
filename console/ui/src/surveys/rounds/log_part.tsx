import { dateTime } from "../../time/format";
import { useRoundWords } from "../../words/use_round_words";
import type { LogLine } from "./shapes";

// Who did what and why, the newest first.
export function LogPart({ log }: { log: LogLine[] }) {
  const { say, told } = useRoundWords();
  const lines = [...log].sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
  return (
    <section className="stack" aria-label={say("log.title")}>
      <h3>{say("log.title")}</h3>
      {lines.length === 0 ? (
        <p className="secondary">{say("log.empty")}</p>
      ) : (
        <ol className="round-log" data-testid="log">
          {lines.map((one, at) => (
            <li key={`${one.at} ${one.what} ${at}`}>
              <span className="secondary">{dateTime(one.at)}</span>{" "}
              <b>{one.who || say("log.self")}</b>: {told(one)}
              {one.why && <span> {say("log.why", { why: one.why })}</span>}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
