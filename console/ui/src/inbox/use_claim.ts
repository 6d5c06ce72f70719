import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../call";
import type { Conversation, OpenConversation } from "../shapes";
import { useSpeaker } from "../ui";
import { useWords } from "../words/use_words";
import { pathOf } from "./queries";

export interface Claim {
  take: (reason?: string) => Promise<boolean>;
  busy: boolean;
  problem: unknown;
}

// Takes a conversation over. The service decides who was first; the loser reads by whom and when.
export function useClaim(conversation: Conversation, onTaken: () => void): Claim {
  const client = useQueryClient();
  const speaker = useSpeaker();
  const { say } = useWords();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const { id, name } = conversation;
  async function take(reason?: string): Promise<boolean> {
    if (busy) return false;
    setBusy(true);
    setProblem(null);
    try {
      const taken = await call<Conversation>("POST", pathOf(id, "/claim"), {
        body: reason ? { reason } : {},
      });
      client.setQueryData<OpenConversation>(
        ["conversation", id],
        (old) => old && { ...old, conversation: { ...old.conversation, ...taken } },
      );
      speaker.show(say("claim.done", { name: name || say("row.nameless") }));
      onTaken();
      return true;
    } catch (failure) {
      setProblem(failure);
      return false;
    } finally {
      setBusy(false);
      void client.invalidateQueries({ queryKey: ["conversation", id] });
      void client.invalidateQueries({ queryKey: ["events", id] });
      void client.invalidateQueries({ queryKey: ["conversations"] });
    }
  }
  return { take, busy, problem };
}
