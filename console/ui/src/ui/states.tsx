// The four states every part of a page has (design B.4): loading, empty, error, and what is there.
import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useEffect, useState } from "react";
import { CallError } from "../call";
import { left } from "../time/durations";
import { serverNow } from "../time/server_clock";
import { useWords } from "../words/use_words";
import { Bones, type Outline } from "./bones";
import { Button } from "./button";
import { Icon, type IconName } from "./icons";

const BONES_MS = 300;
const SLOW_MS = 8000;

function useAfter(ms: number): boolean {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setOver(true), ms);
    return () => clearTimeout(timer);
  }, [ms]);
  return over;
}

// After 8 s of waiting: words, and a way out.
export function Slow({ onRetry }: { onRetry?: () => void }) {
  const { say } = useWords();
  const client = useQueryClient();
  const slow = useAfter(SLOW_MS);
  // Asking again while the first question hangs would only wait for it: that one is given up.
  async function again(): Promise<void> {
    await client.cancelQueries({
      type: "active",
      predicate: (one) => one.state.data === undefined,
    });
    onRetry?.();
  }
  return (
    <div className="row" role="status">
      {slow && <span>{say("state.slow")}</span>}
      {slow && onRetry && (
        <Button small onClick={() => void again()}>
          {say("common.retry")}
        </Button>
      )}
    </div>
  );
}

interface LoadingProps {
  like?: Outline;
  rows?: number;
  onRetry?: () => void;
}

// Nothing for 300 ms, then the outline of what comes, after 8 s words and a way out.
export function Loading({ like = "lines", rows = 4, onRetry }: LoadingProps) {
  const { say } = useWords();
  const visible = useAfter(BONES_MS);
  return (
    <div className={visible ? "bones" : undefined}>
      <div aria-busy="true">
        {visible && <span className="sr-only">{say("state.loading")}</span>}
        {visible && <Bones outline={like} rows={rows} />}
      </div>
      <Slow onRetry={onRetry} />
    </div>
  );
}

interface EmptyProps {
  words: string;
  next?: string;
  icon?: IconName;
  action?: ReactNode;
}

export function Empty({ words, next, icon = "inbox", action }: EmptyProps) {
  return (
    <div className="empty">
      <Icon name={icon} />
      <p>{words}</p>
      {next && <p className="small">{next}</p>}
      {action}
    </div>
  );
}

// Something is there, but not what was asked for; one step leads back to it.
export function NoMatch({ words, next, onClear }: NoMatchProps) {
  const { say } = useWords();
  return (
    <Empty
      icon="filter"
      words={words}
      next={next}
      action={
        <Button onClick={onClear} testId="clear-filter">
          {say("state.clear")}
        </Button>
      }
    />
  );
}
interface NoMatchProps {
  words: string;
  next?: string;
  onClear: () => void;
}

export function useErrorWords(): (problem: unknown) => string {
  const { say, language } = useWords();
  return (problem) => {
    if (!(problem instanceof CallError)) return say("error.unknown");
    if (problem.status === 0) return say("error.offline");
    const { message_vi, message_en, holder, at, clock_skew_s } = problem.body;
    if (problem.code === "taken" && holder && at) {
      const seconds = (serverNow() - Date.parse(at)) / 1000;
      return say("claim.taken", { name: holder, time: left(seconds, language) });
    }
    const words = (language === "vi" ? message_vi : message_en) ?? say("error.unknown");
    if (!clock_skew_s) return words;
    return `${words} ${say("totp.skew", { time: left(Math.abs(clock_skew_s), language) })}`;
  };
}

interface ErrorProps {
  problem: unknown;
  onRetry?: () => void;
}

// Beside what failed, in the language of the page, with a code to quote.
export function ErrorNote({ problem, onRetry }: ErrorProps) {
  const { say } = useWords();
  const words = useErrorWords();
  const ref = problem instanceof CallError ? problem.body.ref : undefined;
  return (
    <Note kind="error" alert>
      <div>{words(problem)}</div>
      {ref && <div className="small">{say("error.code", { ref })}</div>}
      {onRetry && (
        <Button small onClick={onRetry}>
          {say("common.retry")}
        </Button>
      )}
    </Note>
  );
}

interface NoteProps {
  kind: "plain" | "warn" | "error" | "good";
  icon?: IconName;
  alert?: boolean;
  actions?: ReactNode;
  children: ReactNode;
}

const NOTE_ICON = { plain: "help", warn: "alert", error: "alert", good: "check" } as const;

export function Note({ kind, icon, alert, actions, children }: NoteProps) {
  return (
    <div className={`note note-${kind}`} role={alert ? "alert" : undefined}>
      <Icon name={icon ?? NOTE_ICON[kind]} />
      <div className="note-words">{children}</div>
      {actions}
    </div>
  );
}

type ChipKind = "late" | "today" | "soon" | "good" | "paused" | "approval";

// Always an icon and words, never the colour alone.
export function Chip({
  kind,
  icon,
  children,
}: {
  kind: ChipKind;
  icon: IconName;
  children: ReactNode;
}) {
  return (
    <span className={`chip chip-${kind}`}>
      <Icon name={icon} />
      <span>{children}</span>
    </span>
  );
}
