// The words of a deadline chip (design B.3): always an icon and words.
import { date } from "../time/format";
import type { IconName } from "../ui";
import type { Say } from "../words/use_words";
import type { Due, DueKind } from "./shapes";

export type ChipKind = "late" | "today" | "soon" | "good" | "paused" | "approval";

const LOOKS: Record<DueKind, { kind: ChipKind; icon: IconName }> = {
  overdue: { kind: "late", icon: "triangle" },
  today: { kind: "today", icon: "diamond" },
  soon: { kind: "soon", icon: "quarter" },
  in_time: { kind: "good", icon: "check" },
  paused: { kind: "paused", icon: "pause" },
  approval: { kind: "approval", icon: "pencil" },
  done: { kind: "paused", icon: "check" },
  none: { kind: "paused", icon: "clock" },
};

export function dueLook(due: Due): { kind: ChipKind; icon: IconName } {
  return LOOKS[due.kind] ?? LOOKS.none;
}

function dayAndMonth(at: string): string {
  return date(at).slice(0, 5);
}

export function dueWords(due: Due, say: Say): string {
  const days = due.days ?? 0;
  const hours = due.hours ?? 0;
  switch (due.kind) {
    case "overdue":
      if (days > 0) return say("due.overdue_days", { n: days });
      return hours > 0 ? say("due.overdue_hours", { n: hours }) : say("due.overdue");
    case "today":
      return hours > 0 ? say("due.today_hours", { n: hours }) : say("due.today");
    case "soon":
    case "in_time":
      return say("due.left_days", { n: days });
    case "paused":
      return due.since
        ? say("due.paused_since", { date: dayAndMonth(due.since) })
        : say("due.paused");
    case "approval":
      return say("due.approval");
    case "done":
      return say("due.done");
    case "none":
      return say("due.none");
  }
}
