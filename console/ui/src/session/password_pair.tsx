import { useRef, useState } from "react";
import { focusFault, PasswordField } from "../ui";
import { useWords } from "../words/use_words";

const SHORTEST = 12;

export interface Pair {
  first: string;
  second: string;
}

export type PairFault = "short" | "differ" | null;

// Length counts signs, not bytes: "ả" is one.
export function pairFault({ first, second }: Pair): PairFault {
  if ([...first].length < SHORTEST) return "short";
  return first === second ? null : "differ";
}

export function usePasswordPair() {
  const [pair, setPair] = useState<Pair>({ first: "", second: "" });
  const [tried, setTried] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  // The password, or null when something is to be mended first.
  function chosen(): string | null {
    setTried(true);
    if (!pairFault(pair)) return pair.first;
    focusFault(frame.current);
    return null;
  }
  return { pair, setPair, tried, frame, chosen };
}

interface PasswordPairProps {
  state: ReturnType<typeof usePasswordPair>;
  error?: string; // of the service
}

// A new password, typed twice.
export function PasswordPair({ state, error }: PasswordPairProps) {
  const { say } = useWords();
  const { pair, setPair, tried, frame } = state;
  const fault = tried ? pairFault(pair) : null;
  return (
    <div className="stack" ref={frame}>
      <PasswordField
        label={say("password.new")}
        autoComplete="new-password"
        showLabel={say("login.show_password")}
        value={pair.first}
        onChange={(first) => setPair({ ...pair, first })}
        error={fault === "short" ? say("password.short") : error}
        autoFocus
        required
      />
      <PasswordField
        label={say("password.again")}
        autoComplete="new-password"
        showLabel={say("login.show_password")}
        value={pair.second}
        onChange={(second) => setPair({ ...pair, second })}
        error={fault === "differ" ? say("password.differ") : null}
        required
      />
    </div>
  );
}
