import { Conflict, type Mine } from "../ui/conflict";
import { useWords } from "../words/use_words";
import { differences } from "./differences";
import type { Conflict as Met } from "./use_act";

interface ConflictProps {
  conflict: Met;
  mine: Mine[]; // what the officer typed
  busy: boolean;
  onKeep: () => void;
  onTake: () => void;
}

export function ConflictPart({ conflict, ...rest }: ConflictProps) {
  const { say } = useWords();
  const { by, at, base, fresh } = conflict;
  const found = differences(base, fresh, say).map((one) => ({ ...one, label: say(one.label) }));
  return <Conflict of="case" by={by} at={at} found={found} {...rest} />;
}
