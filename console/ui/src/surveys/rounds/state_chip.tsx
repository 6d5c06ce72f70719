import { Chip, type IconName } from "../../ui";
import { useRoundWords } from "../../words/use_round_words";
import type { RoundState, Words } from "./shapes";

type Look = { kind: "late" | "today" | "soon" | "good" | "paused" | "approval"; icon: IconName };
const LOOK: Record<RoundState, Look> = {
  draft: { kind: "paused", icon: "pencil" },
  to_approve: { kind: "approval", icon: "pencil" },
  scheduled: { kind: "soon", icon: "clock" },
  sending: { kind: "good", icon: "send" },
  paused: { kind: "today", icon: "pause" },
  closing: { kind: "soon", icon: "quarter" },
  closed: { kind: "paused", icon: "check" },
  cancelled: { kind: "paused", icon: "close" },
};

export function StateChip({ state, words }: { state: RoundState; words: Words }) {
  const { told } = useRoundWords();
  return <Chip {...LOOK[state]}>{told(words)}</Chip>;
}
