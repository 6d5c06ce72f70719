import { useEffect, useState } from "react";
import type { MessageState } from "../shapes";
import { serverNow } from "../time/server_clock";
import { Button, Icon, type IconName } from "../ui";
import { useWords } from "../words/use_words";
import type { DeskEvent } from "./shapes_more";

const ICONS: Record<MessageState, IconName> = {
  undo: "clock",
  waiting: "clock",
  sending: "send",
  sent: "check",
  delivered: "checks",
  seen: "eye",
  unsure: "unsure",
  failed: "alert",
  cancelled: "undo",
};

export function secondsToUndo(event: DeskEvent, now: number): number {
  if (event.state !== "undo" || !event.undo_until) return 0;
  return Math.max(0, Math.ceil((Date.parse(event.undo_until) - now) / 1000));
}

function useSecondsToUndo(event: DeskEvent): number {
  const [now, setNow] = useState(serverNow);
  const seconds = secondsToUndo(event, now);
  useEffect(() => {
    if (seconds === 0) return;
    const timer = setInterval(() => setNow(serverNow()), 250);
    return () => clearInterval(timer);
  }, [seconds]);
  return seconds;
}

interface ProgressProps {
  event: DeskEvent;
  holding: boolean; // only who answers may send again
  onUndo: (event: DeskEvent) => void;
  onReuse: (text: string) => void;
  onRetry: (event: DeskEvent) => void;
}

// Where a message of an officer is; a failure carries its reason and one next step.
export function MessageProgress(props: ProgressProps) {
  const { event, holding, onUndo, onReuse, onRetry } = props;
  const { say, language } = useWords();
  const seconds = useSecondsToUndo(event);
  const state = event.state === "undo" && seconds === 0 ? "waiting" : event.state!;
  const why = language === "en" ? (event.why_en ?? event.why) : event.why;
  const next = language === "en" ? (event.next_en ?? event.next) : event.next;
  const troubled = state === "failed" || state === "unsure" || (state === "waiting" && why);
  const words = state === "undo" ? say("message.undo", { n: seconds }) : say(`message.${state}`);
  return (
    <div className={`progress progress-${state}`} data-testid="state" data-state={state}>
      <Icon name={ICONS[state]} />
      <span title={state === "delivered" ? say("message.delivered_hint") : undefined}>{words}</span>
      {state === "undo" && (
        <Button small keys="Control+Z" onClick={() => onUndo(event)} testId="undo">
          {say("message.undo_action")}
        </Button>
      )}
      {troubled && (
        <span className="progress-more">
          {why} {next ?? (state === "unsure" ? say("message.unsure_next") : "")}
        </span>
      )}
      {event.retried && <span className="secondary">{say("message.retried")}</span>}
      {holding && event.can_retry && (
        <Button small onClick={() => onRetry(event)} testId="retry">
          {say("message.retry")}
        </Button>
      )}
      {holding && state === "failed" && event.text && !event.retried && (
        <Button small onClick={() => onReuse(event.text)}>
          {say("message.reuse")}
        </Button>
      )}
    </div>
  );
}
