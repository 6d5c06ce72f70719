// Keeps what is on screen fresh, and tells how fresh it is.
import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import {
  createContext,
  type ReactNode,
  use,
  useCallback,
  useEffect,
  useRef,
  useState,
} from "react";
import type { ChangeItem, Changes, Counts } from "../shapes";
import { setServerNow } from "../time/server_clock";
import { type Poller, startPolling } from "./poller";

const LOST_AFTER = 3; // failures

export interface Freshness {
  answered_at: number | null; // by this PC's clock
  lost: boolean;
  counts: Counts;
  zalo?: Changes["zalo"];
  office?: Changes["office"];
  rounds_stopped?: Changes["rounds_stopped"];
  version?: string;
}

type Watch = (what: string | null) => void;

const nothing: Freshness = { answered_at: null, lost: false, counts: {} };
const FreshnessContext = createContext<Freshness>(nothing);
const WatchContext = createContext<Watch>(() => {});

export function useChanges(): Freshness {
  return use(FreshnessContext);
}

// Says what is on screen, "conv:12", so that the service answers more often.
export function useWatch(): Watch {
  return use(WatchContext);
}

function refresh(client: QueryClient, items: ChangeItem[]): void {
  let lists = false;
  let cases = false;
  for (const item of items) {
    if (item.k === "conv") {
      const id = String(item.id);
      void client.invalidateQueries({ queryKey: ["conversation", id] });
      void client.invalidateQueries({ queryKey: ["events", id] });
      lists = true;
    }
    if (item.k === "case") {
      const id = String(item.id);
      void client.invalidateQueries({ queryKey: ["case", id] });
      cases = true;
    }
    if (item.k === "counts") lists = cases = true;
    if (item.k === "me") void client.invalidateQueries({ queryKey: ["me"] });
  }
  if (lists) void client.invalidateQueries({ queryKey: ["conversations"] });
  if (cases) void client.invalidateQueries({ queryKey: ["cases"] });
}

export function ChangesProvider({ paused, children }: { paused: boolean; children: ReactNode }) {
  const client = useQueryClient();
  const [freshness, setFreshness] = useState(nothing);
  const poller = useRef<Poller | null>(null);
  const watched = useRef<string | null>(null);
  useEffect(() => {
    if (paused) return;
    const started = startPolling({
      changes: ({ now, counts, zalo, office, rounds_stopped, version }) => {
        if (now) setServerNow(now);
        setFreshness((old) => ({
          ...old,
          counts: { ...old.counts, ...counts }, // only those that may have moved come
          zalo: zalo ?? old.zalo,
          office: office ?? old.office,
          rounds_stopped: rounds_stopped ?? old.rounds_stopped,
          version: version ?? old.version,
        }));
      },
      items: (items) => refresh(client, items),
      everything: () => void client.invalidateQueries(),
      answered: () => setFreshness((old) => ({ ...old, answered_at: Date.now(), lost: false })),
      failed: (failures) => {
        if (failures >= LOST_AFTER) setFreshness((old) => ({ ...old, lost: true }));
      },
    });
    poller.current = started;
    started.watch(watched.current);
    return () => {
      poller.current = null;
      started.stop();
    };
  }, [client, paused]);
  const watch = useCallback<Watch>((what) => {
    watched.current = what;
    poller.current?.watch(what);
  }, []);
  return (
    <WatchContext value={watch}>
      <FreshnessContext value={freshness}>{children}</FreshnessContext>
    </WatchContext>
  );
}
