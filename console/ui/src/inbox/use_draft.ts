import { useEffect, useSyncExternalStore } from "react";
import type { DraftKind } from "../shapes";
import { drafts } from "./drafts";

// The draft of one conversation and kind; leaving the box or the conversation saves it.
export function useDraft(id: string, kind: DraftKind, onServer: string | undefined) {
  useEffect(() => {
    if (onServer !== undefined) drafts.load(id, kind, onServer);
  }, [id, kind, onServer]);
  useEffect(() => () => void drafts.flush(id, kind), [id, kind]);
  const text = useSyncExternalStore(drafts.subscribe, () => drafts.text(id, kind) ?? "");
  const state = useSyncExternalStore(drafts.subscribe, () => drafts.state(id, kind));
  return {
    text,
    state,
    write: (next: string) => drafts.write(id, kind, next),
    flush: () => void drafts.flush(id, kind),
  };
}
