// Asks GET /changes again and again and says what changed. It cannot lose an update: the cursor is
// the number of a row, and a cursor the service no longer knows means "fetch all again".
import { answerOf, CallError } from "../call";
import type { ChangeItem, Changes } from "../shapes";
import { pollDelay } from "./interval";

export interface Heard {
  changes: (changes: Changes) => void;
  items: (items: ChangeItem[]) => void;
  everything: () => void; // what is on screen may be old
  answered: () => void;
  failed: (failures: number) => void;
}

export interface Poller {
  stop: () => void;
  now: () => void;
  watch: (what: string | null) => void;
}

const FIRST_NEXT_MS = 5000;
const PATIENCE_MS = 10_000;

export function startPolling(heard: Heard): Poller {
  let cursor = "";
  let state = ""; // of what surrounds the work: Zalo, the hours, the program
  let next_ms = FIRST_NEXT_MS;
  let failures = 0;
  let watched: string | null = null;
  let hidden_since: number | null = document.hidden ? Date.now() : null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: AbortController | null = null;
  let stopped = false;

  function plan(): void {
    const hidden_ms = hidden_since === null ? null : Date.now() - hidden_since;
    const wait = pollDelay({ next_ms, hidden_ms, failures, chance: Math.random() });
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(() => void ask(), wait);
  }

  async function take(answer: Response): Promise<void> {
    next_ms = Number(answer.headers.get("X-Next-Ms")) || next_ms;
    if (answer.status === 304) return;
    const changes = (await answer.json()) as Changes;
    cursor = String(changes.cursor);
    next_ms = changes.next_ms ?? next_ms;
    state = changes.state ?? state;
    heard.changes(changes);
    if (changes.items.length > 0) heard.items(changes.items);
  }

  async function ask(): Promise<void> {
    if (running || stopped) return;
    running = new AbortController();
    const query = new URLSearchParams();
    if (cursor) query.set("cursor", cursor);
    if (watched) query.set("watch", watched);
    if (cursor && state) query.set("state", state);
    const question = query.size > 0 ? `?${query}` : "";
    try {
      await take(
        await answerOf("GET", `/changes${question}`, {
          signal: running.signal,
          patience_ms: PATIENCE_MS,
        }),
      );
      failures = 0;
      heard.answered();
    } catch (problem) {
      if (stopped) return;
      if (problem instanceof CallError && problem.status === 410) {
        cursor = "";
        heard.everything();
      } else {
        failures += 1;
        heard.failed(failures);
      }
    } finally {
      running = null;
      plan();
    }
  }

  function now(): void {
    clearTimeout(timer);
    void ask();
  }
  function visibility(): void {
    hidden_since = document.hidden ? Date.now() : null;
    if (!document.hidden) now();
    else plan();
  }
  document.addEventListener("visibilitychange", visibility);
  window.addEventListener("online", now);
  now();
  return {
    now,
    stop: () => {
      stopped = true;
      clearTimeout(timer);
      running?.abort();
      document.removeEventListener("visibilitychange", visibility);
      window.removeEventListener("online", now);
    },
    watch: (what) => {
      if (watched === what) return;
      watched = what;
      if (what) now();
    },
  };
}
