import type { ReactNode } from "react";
import { shortWait } from "../time/durations";
import { dateTime } from "../time/format";
import { Button, ErrorNote, type IconName, Note } from "../ui";
import { codeWords } from "../words/code_words";
import { useWords } from "../words/use_words";
import type { Row } from "./shapes_more";

interface BannerProps {
  conversation: Row;
  more: ReactNode;
  mayTake: boolean;
  busy: boolean;
  problem: unknown;
  onTake: () => void;
  onRelease: () => void;
}

const LOOK: Record<string, { kind: "plain" | "warn" | "good"; icon: IconName }> = {
  bot: { kind: "plain", icon: "bot" },
  queue: { kind: "warn", icon: "clock" },
  mine: { kind: "good", icon: "check" },
  person: { kind: "plain", icon: "person" },
  silent: { kind: "warn", icon: "clock" },
  oa: { kind: "plain", icon: "person" },
};

function useOwnerWords(row: Row, state: string): string {
  const { say, language } = useWords();
  const words = () => {
    if (row.meant_for?.mine) return say("owner.meant_me", { by: row.meant_for.by });
    if (row.meant_for) return say("owner.meant", { name: row.meant_for.name });
    if (state === "bot" && row.closed) {
      const reason = codeWords(say, "closing", row.closed.reason);
      return say("owner.closed", { time: dateTime(row.closed.at), reason });
    }
    if (row.silent && row.mine) return say("owner.silent_mine");
    if (row.silent) return say("owner.silent", { name: row.holder ?? "" });
    if (state === "queue" && row.waited_office_s !== undefined) {
      return say("owner.queue", { time: shortWait(row.waited_office_s, language) });
    }
    if (state === "queue") return say("owner.queue_short");
    return say(`owner.${state as "bot" | "mine" | "person" | "oa"}`, { name: row.holder ?? "" });
  };
  const snoozed = row.snoozed_until
    ? ` ${say("snooze.until", { time: dateTime(row.snoozed_until) })}`
    : "";
  return words() + snoozed;
}

// Who writes to the citizen now, and the one thing to do about it.
export function OwnerBanner(props: BannerProps) {
  const { conversation: row, more, mayTake, busy, problem, onTake, onRelease } = props;
  const { say } = useWords();
  const state = row.owner === "person" && row.mine ? "mine" : row.owner;
  const words = useOwnerWords(row, state);
  const look = row.silent ? LOOK.silent! : LOOK[state]!;
  const take = (
    <Button
      kind={state === "person" ? "plain" : "primary"}
      small
      busy={busy}
      onClick={onTake}
      keys="t"
      testId="claim"
    >
      {say(state === "person" ? "claim.take" : "claim.action")}
      <span className="only-wide">&nbsp;(t)</span>
    </Button>
  );
  const release = (
    <Button small onClick={onRelease} keys="Alt+B" testId="release">
      {say("release.action")}
      <span className="only-wide">&nbsp;(Alt+B)</span>
    </Button>
  );
  return (
    <div className="banner" data-testid="owner" data-owner={state}>
      <Note
        {...look}
        actions={
          <span className="row">
            {state === "mine" ? release : mayTake && take}
            {more}
          </span>
        }
      >
        {words}
        {!mayTake && state !== "mine" && <div className="small">{say("claim.not_allowed")}</div>}
        {row.note && <div className="small">{say("chat.summary", { text: row.note })}</div>}
      </Note>
      {problem != null && <ErrorNote problem={problem} />}
    </div>
  );
}
