import type { Conversation } from "../shapes";
import { shortWait } from "../time/durations";
import { Button, ErrorNote, type IconName, Note } from "../ui";
import { useWords } from "../words/use_words";

interface BannerProps {
  conversation: Conversation;
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
  oa: { kind: "plain", icon: "person" },
};

// Who writes to the citizen now, and the one thing to do about it.
export function OwnerBanner(props: BannerProps) {
  const { conversation: row, mayTake, busy, problem, onTake, onRelease } = props;
  const { say, language } = useWords();
  const state = row.owner === "person" && row.mine ? "mine" : row.owner;
  const words = () => {
    if (state === "queue" && row.waited_office_s !== undefined) {
      return say("owner.queue", { time: shortWait(row.waited_office_s, language) });
    }
    if (state === "queue") return say("owner.queue_short");
    return say(`owner.${state}`, { name: row.holder ?? "" });
  };
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
      <Note {...LOOK[state]!} actions={state === "mine" ? release : mayTake ? take : undefined}>
        {words()}
        {!mayTake && state !== "mine" && <div className="small">{say("claim.not_allowed")}</div>}
        {row.note && <div className="small">{say("chat.summary", { text: row.note })}</div>}
      </Note>
      {problem != null && <ErrorNote problem={problem} />}
    </div>
  );
}
