// One act upon a round: what became of it is shown at once, whoever did it.
import { call } from "../../call";
import { useSpeaker } from "../../ui";
import { useWrite } from "../../use_write";
import { type RoundKey, useRoundWords } from "../../words/use_round_words";
import { roundPath, useRoundShown } from "./queries";
import type { Round } from "./shapes";

export type ActName =
  "test" | "submit" | "approve" | "send-back" | "cancel" | "pause" | "resume" | "stop" | "reserve";

export function useRoundAct(id: number) {
  const { say } = useRoundWords();
  const shown = useRoundShown(id);
  const speaker = useSpeaker();
  const deed = useWrite();
  // True when it was done.
  async function act(name: ActName, body: Record<string, unknown>): Promise<boolean> {
    let done = false;
    await deed.run(async () => {
      const round = await call<Round>("POST", roundPath(id, `/${name}`), { body });
      shown.show(round);
      speaker.show(say(`done.${name}` as RoundKey, { name: round.name }));
      done = true;
    });
    if (!done) shown.again(); // somebody else may have been quicker
    return done;
  }
  return { ...deed, act };
}
