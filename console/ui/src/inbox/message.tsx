import { useQueryClient } from "@tanstack/react-query";
import { lazy } from "react";
import { clockTime, dateTime } from "../time/format";
import { Icon } from "../ui";
import { codeWords } from "../words/code_words";
import { put } from "../words/language";
import { useWords } from "../words/use_words";
import { Files } from "../files/files";
import type { FileShown } from "../files/shapes";
import { MessageProgress } from "./message_progress";
import type { DeskEvent } from "./shapes_more";
import { Why } from "./why";

const UnmaskDialog = lazy(() => import("../cases/unmask_apart"));

// What is masked in a case is masked here: the original takes a reason, given for that case.
function MessageFiles({ files }: { files: FileShown[] }) {
  const client = useQueryClient();
  return (
    <Files
      files={files}
      ask={(file, onDone, onClose) => (
        <UnmaskDialog
          file={{ id: file.reason_in ?? "" }}
          onClose={onClose}
          onDone={() => {
            void client.invalidateQueries({ queryKey: ["events"] });
            onDone();
          }}
        />
      )}
    />
  );
}

interface MessageProps {
  event: DeskEvent;
  name: string;
  holding: boolean;
  onUndo: (event: DeskEvent) => void;
  onReuse: (text: string) => void;
  onRetry: (event: DeskEvent) => void;
}

// A line between messages: what happened, in the language of the page where its code is known.
function useSystemWords(event: DeskEvent): string {
  const { say } = useWords();
  if (!event.move) {
    return event.why ? `${event.text}, ${codeWords(say, "reason", event.why)}` : event.text;
  }
  const known = `move.${event.move}`;
  const target = () => {
    const words = event.target ?? "";
    if (event.move === "closed") return codeWords(say, "closing", words);
    if (event.move === "phone_shown") return codeWords(say, "phone", words);
    return event.move === "snoozed" && words ? dateTime(words) : words;
  };
  const words = codeWords(say, "move", event.move);
  if (words === event.move) return event.text || known;
  return put(words, { by: event.by ?? "", target: target() });
}

function System({ event }: { event: DeskEvent }) {
  const words = useSystemWords(event);
  return (
    <div className="system" data-testid="event" data-kind="system" data-move={event.move}>
      <span>
        {words} <time dateTime={event.at}>{clockTime(event.at)}</time>
      </span>
      {event.note && <div className="system-note">{event.note}</div>}
    </div>
  );
}

export function Message(props: MessageProps) {
  const { event, name, holding, onUndo, onReuse, onRetry } = props;
  const { say } = useWords();
  if (event.kind === "system") return <System event={event} />;
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
      {event.retry_of && (
        <div className="small secondary">
          {say("message.retry_of", { time: clockTime(event.retry_of) })}
        </div>
      )}
      {event.text && (
        <div className="bubble-text" lang="vi">
          {event.text}
        </div>
      )}
      {event.files && event.files.length > 0 && <MessageFiles files={event.files} />}
      {event.kind === "bot" && <Why event={event} />}
      {event.kind === "staff" && event.state && (
        <MessageProgress
          event={event}
          holding={holding}
          onUndo={onUndo}
          onReuse={onReuse}
          onRetry={onRetry}
        />
      )}
    </article>
  );
}
