import { dateTime } from "../../time/format";
import { useRoundWords } from "../../words/use_round_words";
import type { LogLine } from "./shapes";

// Beside most deeds stands a reason, as it was written; beside some a number or a name.
function Beside({ line }: { line: LogLine }) {
  const { say } = useRoundWords();
  if (!line.why) return null;
  if (line.what === "drawn" || line.what === "reserve") return say("log.people", { n: line.why });
  if (line.what === "prepared") return say("log.after", { name: line.why });
  return <span lang="vi">{say("log.why", { why: line.why })}</span>;
}

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
              <b>{one.who || say("log.self")}</b>: {told(one)} <Beside line={one} />
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
