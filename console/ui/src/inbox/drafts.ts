// What an officer writes is kept per person, conversation and kind: here at once, on the service
// every 2 s and whenever the box is left. A draft that could not be saved is tried again, ever more
// seldom, and outlives a reload of this tab. Saves of one draft go one after the other.
import { call } from "../call";
import { writer } from "../session/writer";
import type { DraftKind } from "../shapes";
import { type Shelf, tabShelf } from "./draft_shelf";
import { pathOf } from "./queries";

export type DraftState = "kept" | "writing" | "failed";

interface Draft {
  text: string;
  saved: string | null; // what the service has; null: not known
  state: DraftState;
  failures: number;
  gone?: string; // was sent: an old answer of the service must not bring it back
  saving?: Promise<void>;
  timer?: ReturnType<typeof setTimeout>;
}

type Save = (id: string, kind: DraftKind, text: string, leaving: boolean) => Promise<void>;

const SAVE_MS = 2000;
const LONGEST_MS = 60_000;

// What stands in the box after `said` was taken out of it. What was changed meanwhile stays whole.
function rest(text: string, said: string): string {
  return text.startsWith(said) ? text.slice(said.length).trimStart() : text;
}

export class Drafts {
  private drafts = new Map<string, Draft>();
  private listeners = new Set<() => void>();
  constructor(
    private readonly save: Save,
    private readonly shelf?: Shelf,
  ) {}

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
  text(id: string, kind: DraftKind): string | undefined {
    return this.find(id, kind)?.text;
  }
  state(id: string, kind: DraftKind): DraftState | undefined {
    return this.find(id, kind)?.state;
  }
  // What the service had; never replaces words written here, nor brings back what was sent.
  load(id: string, kind: DraftKind, text: string): void {
    const draft = this.find(id, kind);
    if (draft && (draft.text !== "" || draft.state !== "kept")) return;
    if (text !== "" && draft?.gone?.startsWith(text)) return;
    this.drafts.set(this.key(id, kind), { text, saved: text, state: "kept", failures: 0 });
    this.tell();
  }
  write(id: string, kind: DraftKind, text: string): void {
    const draft = this.find(id, kind) ?? { text: "", saved: "", state: "kept", failures: 0 };
    this.drafts.set(this.key(id, kind), draft);
    this.change(id, kind, draft, text);
  }
  // `said` was sent, and the service has emptied its draft itself. What was written since stays,
  // after `left`, which could not go.
  sent(id: string, kind: DraftKind, said?: string, left = ""): void {
    const draft = this.find(id, kind);
    if (!draft) return;
    const words = said ?? draft.text;
    const more = rest(draft.text, words);
    clearTimeout(draft.timer);
    draft.timer = undefined;
    draft.gone = words;
    draft.failures = 0;
    draft.saved = draft.saving ? null : "";
    this.change(id, kind, draft, left && more ? `${left}\n\n${more}` : left || more);
  }
  async flush(id: string, kind: DraftKind, leaving = false): Promise<void> {
    const draft = this.find(id, kind);
    if (!draft) return;
    clearTimeout(draft.timer);
    draft.timer = undefined;
    while (draft.saving && !leaving) await draft.saving;
    if (draft.saved !== draft.text) {
      draft.saving = this.put(id, kind, draft, leaving);
      await draft.saving;
    } else this.keep(id, kind, draft);
    this.tell();
  }
  flushAll(): void {
    const mine = `${writer()} `;
    for (const [key, draft] of this.drafts) {
      if (!key.startsWith(mine) || draft.text === draft.saved) continue;
      const [, id, kind] = key.split(" ") as [string, string, DraftKind];
      void this.flush(id, kind, true);
    }
  }

  private key(id: string, kind: DraftKind): string {
    return `${writer()} ${id} ${kind}`;
  }
  // Also what lay on the shelf from before a reload.
  private find(id: string, kind: DraftKind): Draft | undefined {
    const key = this.key(id, kind);
    const known = this.drafts.get(key);
    if (known) return known;
    const left = this.shelf?.read(key) ?? null;
    if (left === null) return undefined;
    const draft: Draft = { text: left, saved: null, state: "writing", failures: 0 };
    draft.timer = setTimeout(() => void this.flush(id, kind), SAVE_MS);
    this.drafts.set(key, draft);
    return draft;
  }
  private change(id: string, kind: DraftKind, draft: Draft, text: string): void {
    draft.text = text;
    if (draft.saved === text && !draft.saving) this.keep(id, kind, draft);
    else {
      draft.state = "writing";
      this.shelf?.put(this.key(id, kind), text);
      draft.timer ??= setTimeout(() => void this.flush(id, kind), SAVE_MS);
    }
    this.tell();
  }
  private keep(id: string, kind: DraftKind, draft: Draft): void {
    draft.state = "kept";
    this.shelf?.drop(this.key(id, kind));
  }
  private async put(id: string, kind: DraftKind, draft: Draft, leaving: boolean): Promise<void> {
    const text = draft.text;
    try {
      await this.save(id, kind, text, leaving);
      draft.saved = text;
      draft.failures = 0;
      if (draft.text === text) this.keep(id, kind, draft);
    } catch {
      draft.state = "failed";
      draft.failures += 1;
      const wait = Math.min(SAVE_MS * 2 ** draft.failures, LONGEST_MS);
      draft.timer ??= setTimeout(() => void this.flush(id, kind), wait);
    } finally {
      draft.saving = undefined;
    }
  }
  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}

export const drafts = new Drafts(
  (id, kind, text, leaving) =>
    call("PUT", pathOf(id, "/draft"), { body: { text, kind }, keepalive: leaving }),
  tabShelf("draft"),
);

if (typeof window !== "undefined") {
  window.addEventListener("pagehide", () => drafts.flushAll());
  document.addEventListener("visibilitychange", () => document.hidden && drafts.flushAll());
}
