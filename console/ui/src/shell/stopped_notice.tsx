// Tells who planned a survey round and who approved it that it stopped by itself: once for each
// stop, with the page of the round one click away.
import { useEffect, useRef } from "react";
import { useLocation } from "wouter";
import { useChanges } from "../changes/use_changes";
import { watchHref } from "../surveys/rounds/watching";
import { useSpeaker } from "../ui";
import { useWords } from "../words/use_words";

export function StoppedNotice() {
  const { say } = useWords();
  const { show } = useSpeaker();
  const [, go] = useLocation();
  const stopped = useChanges().rounds_stopped;
  const told = useRef(new Set<string>());
  useEffect(() => {
    for (const one of stopped ?? []) {
      const stop = `${one.id} ${one.at}`;
      if (told.current.has(stop)) continue;
      told.current.add(stop);
      show(say("shell.round_stopped", { name: one.name, why: one.why }), {
        label: say("shell.silent_see"),
        run: () => go(watchHref(one.id)),
      });
    }
  }, [stopped, show, say, go]);
  return null;
}
