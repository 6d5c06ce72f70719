import { useId, useState } from "react";
import type { Attachment, ChatEvent } from "../shapes";
import { clockTime, dateTime } from "../time/format";
import { Icon } from "../ui";
import { codeWords } from "../words/code_words";
import { useWords } from "../words/use_words";
import { MessageProgress } from "./message_progress";

interface MessageProps {
  event: ChatEvent;
  name: string;
  onUndo: (event: ChatEvent) => void;
  onReuse: (text: string) => void;
}

const KB = 1024;

function sizeWords(bytes: number): string {
  return bytes < KB * KB
    ? `${Math.max(1, Math.round(bytes / KB))} kB`
    : `${(bytes / KB / KB).toFixed(1)} MB`;
}

function File({ file }: { file: Attachment }) {
  const { say } = useWords();
  const facts = [
    file.type,
    file.size === undefined ? undefined : sizeWords(file.size),
    file.scanned === false ? say("chat.unscanned") : undefined,
  ].filter(Boolean);
  const name = say("chat.attachment", { name: file.name || file.type || "" });
  return (
    <div className="file">
      <Icon name="file" />
      {/* Only our own service is linked to. */}
      {file.url?.startsWith("/") && !file.url.startsWith("//") ? (
        <a href={file.url} download={file.name || true}>
          {name}
        </a>
      ) : (
        <span>{name}</span>
      )}
      {facts.length > 0 && <span className="small">({facts.join(", ")})</span>}
    </div>
  );
}

function Why({ event }: { event: ChatEvent }) {
  const { say, language } = useWords();
  const [open, setOpen] = useState(false);
  const panel = useId();
  const words = language === "en" ? (event.why_en ?? event.why) : event.why;
  if (!words) return null;
  return (
    <>
      <button
        type="button"
        className="why"
        aria-expanded={open}
        aria-controls={panel}
        aria-label={say("chat.why_label", { text: event.text.slice(0, 60) })}
        onClick={() => setOpen(!open)}
      >
        {say("chat.why")}
      </button>
      <div id={panel} hidden={!open} className="why-words">
        {words}
      </div>
    </>
  );
}

export function Message({ event, name, onUndo, onReuse }: MessageProps) {
  const { say } = useWords();
  if (event.kind === "system") {
    return (
      <div className="system" data-testid="event" data-kind="system">
        <span>
          {event.text}
          {event.why && `, ${codeWords(say, "reason", event.why)}`}{" "}
          <time dateTime={event.at}>{clockTime(event.at)}</time>
        </span>
      </div>
    );
  }
  const who = {
    citizen: name || say("chat.from_citizen"),
    bot: say("chat.from_bot"),
    staff: event.by || say("chat.from_staff"),
    note: event.by || say("chat.from_staff"),
  }[event.kind];
  return (
    <article className={`bubble bubble-${event.kind}`} data-testid="event" data-kind={event.kind}>
      {event.kind === "note" && (
        <div className="note-mark">
          <Icon name="note" /> {say("chat.note_mark")}
        </div>
      )}
      <div className="bubble-head">
        {event.kind === "bot" && <Icon name="bot" />}
        <b>{who}</b>
        <time className="push" dateTime={event.at} title={dateTime(event.at)}>
          {clockTime(event.at)}
        </time>
      </div>
      {event.text && (
        <div className="bubble-text" lang="vi">
          {event.text}
        </div>
      )}
      {event.attachment && <File file={event.attachment} />}
      {event.kind === "bot" && <Why event={event} />}
      {event.kind === "staff" && event.state && (
        <MessageProgress event={event} onUndo={onUndo} onReuse={onReuse} />
      )}
    </article>
  );
}
