// The answer being written, kept like the words of a conversation: here at once, on the service
// every 2 s and whenever the box is left. Who answers stands in the first line.
import { useEffect, useSyncExternalStore } from "react";
import { call } from "../call";
import { tabShelf } from "../inbox/draft_shelf";
import { Drafts } from "../inbox/drafts";
import { casePath } from "./queries";

export interface AnswerDraft {
  title: string;
  text: string;
}

export function joined({ title, text }: AnswerDraft): string {
  return title || text ? `${title.replaceAll("\n", " ")}\n${text}` : "";
}

export function parted(both: string): AnswerDraft {
  const end = both.indexOf("\n");
  return end < 0
    ? { title: both, text: "" }
    : { title: both.slice(0, end), text: both.slice(end + 1) };
}

const drafts = new Drafts(
  (id, _kind, both, leaving) =>
    call("PUT", casePath(id, "/draft"), { body: parted(both), keepalive: leaving }),
  tabShelf("answer"),
);

if (typeof window !== "undefined") {
  window.addEventListener("pagehide", () => drafts.flushAll());
  document.addEventListener("visibilitychange", () => document.hidden && drafts.flushAll());
}

export function forgetAnswer(id: string): void {
  drafts.sent(id, "reply");
}

export function useAnswerDraft(id: string, onServer: AnswerDraft | null) {
  const server = onServer ? joined(onServer) : undefined;
  useEffect(() => {
    if (server !== undefined) drafts.load(id, "reply", server);
  }, [id, server]);
  useEffect(() => () => void drafts.flush(id, "reply"), [id]);
  const both = useSyncExternalStore(drafts.subscribe, () => drafts.text(id, "reply") ?? "");
  const state = useSyncExternalStore(drafts.subscribe, () => drafts.state(id, "reply"));
  return {
    ...parted(both),
    state,
    write: (part: Partial<AnswerDraft>) =>
      drafts.write(id, "reply", joined({ ...parted(both), ...part })),
    flush: () => void drafts.flush(id, "reply"),
  };
}
