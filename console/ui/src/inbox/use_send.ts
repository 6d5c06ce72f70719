import { type InfiniteData, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { call, CallError } from "../call";
import type { ChatEvent, DraftKind, EventPage } from "../shapes";
import type { DeskEvent } from "./shapes_more";
import { serverNow } from "../time/server_clock";
import { useErrorWords, useSpeaker } from "../ui";
import { useWords } from "../words/use_words";
import { drafts } from "./drafts";
import { secondsToUndo } from "./message_progress";
import { lastSeenId, pathOf } from "./queries";

export interface Newer {
  texts: string[];
  files: string[];
  seen: string;
}

// What one request says: words, a file that was uploaded, or a template that was filled in.
type Said = { text: string } | { file: string } | { template: string; values: Values };
type Values = Record<string, string>;

export interface Sender {
  // In order: the texts, then each file as a message of its own.
  reply: (texts: string[], files?: string[]) => Promise<boolean>;
  template: (template: string, values: Record<string, string>) => Promise<boolean>;
  retry: (event: DeskEvent) => void;
  note: (text: string) => Promise<boolean>;
  undo: (event: ChatEvent) => void;
  undoLast: () => void;
  undoable: boolean;
  reuse: (text: string) => void;
  count: number; // of what was sent or noted here; the log goes to its end
  busy: boolean;
  problem: { kind: DraftKind; failure: unknown } | null;
  newer: Newer | null; // what could not be sent because something newer had come
  dropNewer: () => void;
}

type Ids = Record<DraftKind, { said: string; client_id: string } | null>;

// 122 random bits as a UUID. crypto.randomUUID needs a secure context, which an office's test
// machine may not be.
function newClientId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

export function useSend(id: string, events: ChatEvent[]): Sender {
  const client = useQueryClient();
  const speaker = useSpeaker();
  const { say } = useWords();
  const errorWords = useErrorWords();
  const [busy, setBusy] = useState(false);
  const [count, setCount] = useState(0);
  const [problem, setProblem] = useState<Sender["problem"]>(null);
  const [newer, setNewer] = useState<Newer | null>(null);
  const ids = useRef<Ids>({ reply: null, note: null });
  const shown = useRef(events);
  shown.current = events;

  // The same words keep their id until an answer came, so that they cannot go out twice.
  function clientId(kind: DraftKind, what: Said): string {
    const said = JSON.stringify(what);
    const kept = ids.current[kind];
    if (kept?.said === said) return kept.client_id;
    const client_id = newClientId();
    ids.current[kind] = { said, client_id };
    return client_id;
  }
  function show(event: ChatEvent): void {
    client.setQueryData<InfiniteData<EventPage>>(["events", id], (old) => {
      const newest = old?.pages[0];
      if (!old || !newest || newest.items.some((item) => item.id === event.id)) return old;
      const page = { ...newest, items: [...newest.items, event] };
      return { ...old, pages: [page, ...old.pages.slice(1)] };
    });
  }
  async function post(kind: DraftKind, said: Said, last_seen_id: string): Promise<ChatEvent> {
    const client_id = clientId(kind, said);
    const path = pathOf(id, kind === "reply" ? "/messages" : "/notes");
    const body = kind === "reply" ? { client_id, ...said, last_seen_id } : { client_id, ...said };
    const headers = { "Idempotency-Key": client_id };
    const event = await call<ChatEvent>("POST", path, { body, headers });
    ids.current[kind] = null;
    return event;
  }
  async function failed(kind: DraftKind, failure: unknown, waiting: Said[], seen: string) {
    const code = failure instanceof CallError ? failure.code : "";
    if (!(failure instanceof CallError && failure.unanswered)) ids.current[kind] = null;
    if (code === "newer_message") {
      await client.invalidateQueries({ queryKey: ["events", id] });
      const texts = waiting.flatMap((one) => ("text" in one ? [one.text] : []));
      const files = waiting.flatMap((one) => ("file" in one ? [one.file] : []));
      setNewer({ texts, files, seen });
      return;
    }
    setProblem({ kind, failure });
  }
  function refresh(): void {
    void client.invalidateQueries({ queryKey: ["conversation", id] });
    void client.invalidateQueries({ queryKey: ["events", id] });
    void client.invalidateQueries({ queryKey: ["conversations"] });
  }
  // In order; what could not go stays in the box.
  async function deliver(kind: DraftKind, all: Said[]): Promise<boolean> {
    if (busy) return false;
    setBusy(true);
    setProblem(null);
    setNewer(null);
    let seen = lastSeenId(shown.current);
    const waiting = [...all];
    const said = all.some((one) => "text" in one) ? drafts.text(id, kind) : undefined;
    try {
      while (waiting.length > 0) {
        const event = await post(kind, waiting[0]!, seen);
        if (BigInt(/^\d+$/.test(event.id) ? event.id : 0) > BigInt(seen)) seen = event.id;
        waiting.shift();
        show(event);
        setCount((old) => old + 1);
      }
      if (said !== undefined) drafts.sent(id, kind, said);
      return true;
    } catch (failure) {
      const left = waiting.flatMap((one) => ("text" in one ? [one.text] : []));
      if (said && waiting.length < all.length) drafts.sent(id, kind, said, left.join("\n\n"));
      await failed(kind, failure, waiting, seen);
      return false;
    } finally {
      setBusy(false);
      refresh();
    }
  }
  function putBack(text: string): void {
    const now = drafts.text(id, "reply") ?? "";
    if (now.includes(text)) return;
    drafts.write(id, "reply", now ? `${text}\n\n${now}` : text);
  }
  async function undo(event: ChatEvent): Promise<void> {
    try {
      await call("DELETE", pathOf(id, `/messages/${encodeURIComponent(event.id)}`));
      putBack(event.text);
      speaker.show(say("message.undone"));
    } catch (failure) {
      speaker.show(errorWords(failure));
    }
    refresh();
  }
  // The same press twice is one request: the service tells by the message it repeats.
  async function retry(event: DeskEvent): Promise<void> {
    if (busy) return;
    setBusy(true);
    try {
      const path = pathOf(id, `/messages/${encodeURIComponent(event.id)}/retry`);
      show(await call<ChatEvent>("POST", path, { body: { client_id: newClientId() } }));
      setCount((old) => old + 1);
      speaker.show(say("message.again"));
    } catch (failure) {
      speaker.show(errorWords(failure));
    } finally {
      setBusy(false);
    }
    refresh();
  }
  const last = [...events].reverse().find((event) => secondsToUndo(event, serverNow()) > 0);
  return {
    reply: async (texts, files = []) => {
      const all = [...texts.map((text) => ({ text })), ...files.map((file) => ({ file }))];
      const sent = await deliver("reply", all);
      if (sent) speaker.show(say("reply.sent"));
      return sent;
    },
    template: async (template, values) => {
      const sent = await deliver("reply", [{ template, values }]);
      if (sent) speaker.show(say("reply.sent"));
      return sent;
    },
    retry: (event) => void retry(event),
    note: async (text) => {
      const saved = await deliver("note", [{ text }]);
      if (saved) speaker.show(say("reply.note_saved"));
      return saved;
    },
    undo: (event) => void undo(event),
    undoLast: () => last && void undo(last),
    undoable: last !== undefined,
    reuse: putBack,
    count,
    busy,
    problem,
    newer,
    dropNewer: () => setNewer(null),
  };
}
