// Who works at this PC. While the session is locked or over, the page below stays as it is.
import { useQuery, useQueryClient } from "@tanstack/react-query";
import {
  createContext,
  type ReactNode,
  use,
  useCallback,
  useEffect,
  useMemo,
  useState,
} from "react";
import { lastInputAt, watchInput } from "../activity";
import { type Barred, call, CallError, onBarred, onStaleToken, setCsrf } from "../call";
import type { Me } from "../shapes";
import { setWriter } from "./writer";

interface Session {
  me: Me | undefined;
  barred: Barred | null;
  asking: boolean;
  problem: unknown; // why nobody knows who works here
  enter: (me?: Me) => Promise<void>;
  leave: () => Promise<void>;
  ask: () => void;
}

const ALIVE_MS = 300_000;
const SessionContext = createContext<Session | null>(null);

export function useSession(): Session {
  const session = use(SessionContext);
  if (!session) throw new Error("SessionProvider is missing");
  return session;
}

export function useMe(): Me {
  const { me } = useSession();
  if (!me) throw new Error("nobody is logged in");
  return me;
}

async function fetchMe(): Promise<Me> {
  const me = await call<Me>("GET", "/me");
  setCsrf(me.csrf);
  setWriter(me.id);
  return me;
}

// Nobody writes in another's name: when somebody else logged in beside us, this page asks again.
async function renewToken(known: Me | undefined, bar: (why: Barred) => void): Promise<boolean> {
  const me = await call<Me>("GET", "/me").catch(() => undefined);
  if (!me || !known) return false;
  if (me.id === known.id) setCsrf(me.csrf);
  else bar("login_needed");
  return me.id === known.id;
}

// The service locks after half an hour without a person; typing alone sends nothing it could see.
function useSignOfLife(active: boolean): void {
  useEffect(() => {
    if (!active) return;
    const timer = setInterval(() => {
      if (Date.now() - lastInputAt() < ALIVE_MS) {
        void call("GET", "/me", { byPerson: true }).catch(() => {});
      }
    }, ALIVE_MS);
    return () => clearInterval(timer);
  }, [active]);
}

export function SessionProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const [barred, setBarred] = useState<Barred | null>(null);
  const query = useQuery({ queryKey: ["me"], queryFn: fetchMe, staleTime: Infinity });
  useEffect(() => {
    onBarred(setBarred);
    onStaleToken(() => renewToken(client.getQueryData<Me>(["me"]), setBarred));
  }, [client]);
  useEffect(watchInput, []);
  useSignOfLife(query.data !== undefined && barred === null);

  const enter = useCallback(
    async (known?: Me) => {
      const before = client.getQueryData<Me>(["me"]);
      const me = known ?? (await fetchMe());
      setCsrf(me.csrf);
      setWriter(me.id);
      if (before && before.id !== me.id) client.clear();
      client.setQueryData(["me"], me);
      setBarred(null);
      void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== "me" });
    },
    [client],
  );
  const leave = useCallback(async () => {
    await call("POST", "/logout", { quiet: true }).catch(() => {});
    // A fresh page keeps nothing of the person who left.
    window.location.assign("/");
  }, []);
  const { data, isPending, error, refetch } = query;
  const session = useMemo<Session>(
    () => ({
      me: data,
      barred,
      asking: isPending,
      problem: error instanceof CallError && error.status === 401 ? null : error,
      enter,
      leave,
      ask: () => void refetch(),
    }),
    [data, barred, isPending, error, enter, leave, refetch],
  );
  return <SessionContext value={session}>{children}</SessionContext>;
}
