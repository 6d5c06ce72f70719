// What an officer writes is kept per conversation and kind: here at once, on the service every 2 s
// and whenever the box is left. A draft that could not be saved is tried again, ever more seldom.
import { call } from "../call";
import type { DraftKind } from "../shapes";
import { pathOf } from "./queries";

export type DraftState = "kept" | "writing" | "failed";

interface Draft {
  text: string;
  saved: string;
  state: DraftState;
  failures: number;
  timer?: ReturnType<typeof setTimeout>;
}

type Save = (id: string, kind: DraftKind, text: string, leaving: boolean) => Promise<void>;

const SAVE_MS = 2000;
const LONGEST_MS = 60_000;

export class Drafts {
  private drafts = new Map<string, Draft>();
  private listeners = new Set<() => void>();
  constructor(private readonly save: Save) {}

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
  text(id: string, kind: DraftKind): string | undefined {
    return this.drafts.get(`${id} ${kind}`)?.text;
  }
  state(id: string, kind: DraftKind): DraftState | undefined {
    return this.drafts.get(`${id} ${kind}`)?.state;
  }
  // What the service had; never replaces words written here.
  load(id: string, kind: DraftKind, text: string): void {
    const draft = this.drafts.get(`${id} ${kind}`);
    if (draft && (draft.text !== "" || draft.state !== "kept")) return;
    this.drafts.set(`${id} ${kind}`, { text, saved: text, state: "kept", failures: 0 });
    this.tell();
  }
  write(id: string, kind: DraftKind, text: string): void {
    const key = `${id} ${kind}`;
    const draft = this.drafts.get(key) ?? { text: "", saved: "", state: "kept", failures: 0 };
    draft.text = text;
    draft.state = "writing";
    draft.timer ??= setTimeout(() => void this.flush(id, kind), SAVE_MS);
    this.drafts.set(key, draft);
    this.tell();
  }
  // The service has emptied it itself: the text was sent.
  sent(id: string, kind: DraftKind): void {
    const draft = this.drafts.get(`${id} ${kind}`);
    clearTimeout(draft?.timer);
    this.drafts.set(`${id} ${kind}`, { text: "", saved: "", state: "kept", failures: 0 });
    this.tell();
  }
  async flush(id: string, kind: DraftKind, leaving = false): Promise<void> {
    const draft = this.drafts.get(`${id} ${kind}`);
    if (!draft) return;
    clearTimeout(draft.timer);
    draft.timer = undefined;
    const text = draft.text;
    if (draft.saved === text) {
      draft.state = "kept";
      return this.tell();
    }
    try {
      await this.save(id, kind, text, leaving);
      draft.saved = text;
      draft.failures = 0;
      if (draft.text === text) draft.state = "kept";
    } catch {
      draft.state = "failed";
      draft.failures += 1;
      const wait = Math.min(SAVE_MS * 2 ** draft.failures, LONGEST_MS);
      draft.timer ??= setTimeout(() => void this.flush(id, kind), wait);
    }
    this.tell();
  }
  flushAll(): void {
    for (const [key, draft] of this.drafts) {
      const [id, kind] = key.split(" ") as [string, DraftKind];
      if (draft.text !== draft.saved) void this.flush(id, kind, true);
    }
  }
  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}

export const drafts = new Drafts((id, kind, text, leaving) =>
  call("PUT", pathOf(id, "/draft"), { body: { text, kind }, keepalive: leaving }),
);

if (typeof window !== "undefined") {
  window.addEventListener("pagehide", () => drafts.flushAll());
  document.addEventListener("visibilitychange", () => document.hidden && drafts.flushAll());
}
