import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../call";
import type { OpenConversation } from "../shapes";
import { useSpeaker } from "../ui";
import { pathOf } from "./queries";
import type { Row } from "./shapes_more";

export interface Deed {
  busy: boolean;
  problem: unknown;
  act: (what: string, body: unknown, done: string) => Promise<boolean>;
}

// One act on one conversation: what the service answers is shown at once, the rest is fetched anew.
export function useDeed(id: string): Deed {
  const client = useQueryClient();
  const speaker = useSpeaker();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  async function act(what: string, body: unknown, done: string): Promise<boolean> {
    if (busy) return false;
    setBusy(true);
    setProblem(null);
    try {
      const row = await call<Row | undefined>("POST", pathOf(id, what), { body });
      if (row) {
        client.setQueryData<OpenConversation>(
          ["conversation", id],
          (old) => old && { ...old, conversation: { ...old.conversation, ...(row as object) } },
        );
      }
      speaker.show(done);
      return true;
    } catch (failure) {
      setProblem(failure);
      return false;
    } finally {
      setBusy(false);
      for (const key of [["conversation", id], ["events", id], ["conversations"]]) {
        void client.invalidateQueries({ queryKey: key });
      }
    }
  }
  return { busy, problem, act };
}
