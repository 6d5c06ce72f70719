import type { InfiniteData, UseInfiniteQueryResult } from "@tanstack/react-query";
import { Fragment, useEffect, useLayoutEffect, useRef, useState } from "react";
import type { ChatEvent, EventPage } from "../shapes";
import { date, dayNumber, dayWord, weekday } from "../time/format";
import { serverNow } from "../time/server_clock";
import { Button, Empty, ErrorNote, Loading, useSpeaker } from "../ui";
import { type Key, useWords } from "../words/use_words";
import { Message } from "./message";
import type { DeskEvent } from "./shapes_more";

interface LogProps {
  name: string;
  events: ChatEvent[]; // oldest first
  sent: number; // grows with every message or note from here
  query: UseInfiniteQueryResult<InfiniteData<EventPage>>;
  onUndo: (event: ChatEvent) => void;
  onReuse: (text: string) => void;
  onRetry: (event: DeskEvent) => void;
  holding: boolean; // who looks is who answers
}

const END_PX = 60;

function Day({ at }: { at: string }) {
  const { say } = useWords();
  const word = dayWord(at, serverNow());
  const day = word === "other" ? say(`weekday.${weekday(at)}` as Key) : say(`chat.${word}` as Key);
  return (
    <div className="day">
      <span>{`${day}, ${date(at)}`}</span>
    </div>
  );
}

// Which messages came while nobody was looking at the end of the log.
function useUnseen(events: ChatEvent[], atEnd: boolean) {
  const [seen, setSeen] = useState<string | null>(null);
  const [line, setLine] = useState<string | null>(null); // the last one seen before the new ones
  const last = events.at(-1)?.id ?? null;
  useEffect(() => {
    if (last === null) return;
    if (seen === null || (atEnd && !document.hidden)) setSeen(last);
    else if (last !== seen) setLine((old) => old ?? seen);
  }, [last, atEnd, seen]);
  const from = events.findIndex((event) => event.id === seen);
  return { unseen: from < 0 ? 0 : events.length - 1 - from, line };
}

// Reads aloud what a citizen writes now, but not history that is loaded.
function useReader(events: ChatEvent[], name: string): void {
  const { say } = useWords();
  const speaker = useSpeaker();
  const last = useRef<string | null>(null);
  const newest = events.at(-1);
  useEffect(() => {
    if (!newest) return;
    const fresh = last.current !== null && last.current !== newest.id;
    last.current = newest.id;
    if (fresh && newest.kind === "citizen") {
      speaker.read(say("chat.announce", { name, text: newest.text }));
    }
  }, [newest, name, say, speaker]);
}

export function MessageLog(props: LogProps) {
  const { name, events, sent, query, onUndo, onReuse, onRetry, holding } = props;
  const { say } = useWords();
  const box = useRef<HTMLDivElement>(null);
  const [atEnd, setAtEnd] = useState(true);
  const follow = useRef(true);
  const before = useRef({ first: "", height: 0 });
  const { unseen, line } = useUnseen(events, atEnd);
  useReader(events, name);
  const first = events[0]?.id ?? "";

  // Stay at the end while it is followed; older messages put above must not move what is read.
  useLayoutEffect(() => {
    const log = box.current;
    if (!log) return;
    if (follow.current) log.scrollTop = log.scrollHeight;
    else if (before.current.first && first !== before.current.first) {
      log.scrollTop += log.scrollHeight - before.current.height;
    }
    before.current = { first, height: log.scrollHeight };
  }, [events, first]);

  useEffect(() => {
    if (sent > 0) toEnd();
  }, [sent]);

  // The box gets smaller when the reply box grows or a banner appears.
  useEffect(() => {
    const log = box.current;
    if (!log) return;
    const watcher = new ResizeObserver(() => {
      if (follow.current) log.scrollTop = log.scrollHeight;
    });
    watcher.observe(log);
    return () => watcher.disconnect();
  }, []);

  function scrolled(): void {
    const log = box.current!;
    const end = log.scrollHeight - log.scrollTop - log.clientHeight < END_PX;
    follow.current = end;
    setAtEnd(end);
  }
  function toEnd(): void {
    follow.current = true;
    box.current!.scrollTop = box.current!.scrollHeight;
    setAtEnd(true);
  }
  const again = () => void query.refetch();
  return (
    <div className="log-frame">
      <div
        className="log"
        role="log"
        aria-live="off"
        aria-label={say("chat.log", { name })}
        aria-busy={query.isFetching}
        tabIndex={0}
        ref={box}
        onScroll={scrolled}
      >
        {query.isPending && <Loading like="chat" rows={8} onRetry={again} />}
        {query.isError && <ErrorNote problem={query.error} onRetry={again} />}
        {query.data && events.length === 0 && <Empty words={say("chat.empty")} />}
        {query.hasNextPage && (
          <div className="older">
            <Button
              small
              busy={query.isFetchingNextPage}
              onClick={() => {
                follow.current = false;
                void query.fetchNextPage();
              }}
            >
              {say("chat.older")}
            </Button>
          </div>
        )}
        {events.map((event, at) => {
          const last = events[at - 1];
          const newDay = !last || dayNumber(last.at) !== dayNumber(event.at);
          return (
            <Fragment key={event.id}>
              {newDay && <Day at={event.at} />}
              {line !== null && last?.id === line && (
                <div className="new-line">
                  <span>{say("chat.new_line")}</span>
                </div>
              )}
              <Message
                event={event}
                name={name}
                holding={holding}
                onUndo={onUndo}
                onReuse={onReuse}
                onRetry={onRetry}
              />
            </Fragment>
          );
        })}
      </div>
      {!atEnd && events.length > 0 && (
        <div className="to-end">
          <Button small kind={unseen > 0 ? "primary" : "plain"} icon="down" onClick={toEnd}>
            {unseen > 0 ? say("chat.new_button", { n: unseen }) : say("chat.to_end")}
          </Button>
        </div>
      )}
    </div>
  );
}
