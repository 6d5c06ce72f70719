import { useId, useState } from "react";
import { codeWords } from "../words/code_words";
import { useWords } from "../words/use_words";
import type { DeskEvent, Reason } from "./shapes_more";

// Which rule of which flow said it, in which version, and what it had understood until then.
function Facts({ reason }: { reason: Reason }) {
  const { say } = useWords();
  const understood = Object.entries(reason.understood ?? {});
  const facts: [string, string | undefined][] = [
    [say("why.rule"), reason.rule && codeWords(say, "rule", reason.rule)],
    [say("why.flow"), reason.flow],
    [say("why.version"), reason.version],
    [say("why.step"), reason.step],
    [say("why.said"), reason.said?.join(", ")],
  ];
  return (
    <dl className="why-facts">
      {facts.map(
        ([name, value]) =>
          value && (
            <div key={name}>
              <dt>{name}</dt>
              <dd lang="vi">{value}</dd>
            </div>
          ),
      )}
      <div>
        <dt>{say("why.understood")}</dt>
        <dd lang="vi">
          {understood.length === 0 && say("why.nothing")}
          {understood.map(([name, value]) => (
            <div key={name}>
              {name}: {value}
            </div>
          ))}
        </dd>
      </div>
    </dl>
  );
}

export function Why({ event }: { event: DeskEvent }) {
  const { say, language } = useWords();
  const [open, setOpen] = useState(false);
  const panel = useId();
  const words = language === "en" ? (event.why_en ?? event.why) : event.why;
  if (!words && !event.reason) return null;
  return (
    <>
      <button
        type="button"
        className="why"
        aria-expanded={open}
        aria-controls={panel}
        aria-label={say("chat.why_label", { text: event.text.slice(0, 60) })}
        onClick={() => setOpen(!open)}
        data-testid="why"
      >
        {say("chat.why")}
      </button>
      <div id={panel} hidden={!open} className="why-words">
        {event.reason ? <Facts reason={event.reason} /> : words}
      </div>
    </>
  );
}
