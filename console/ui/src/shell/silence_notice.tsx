// Tells those who lead when a citizen waits too long for the officer who holds the conversation:
// once for each that is added, with the list one click away.
import { useEffect, useRef } from "react";
import { useLocation } from "wouter";
import { useChanges } from "../changes/use_changes";
import { mayAct, mayLook } from "../session/rights";
import { useMe } from "../session/use_session";
import { useSpeaker } from "../ui";
import { useWords } from "../words/use_words";

export function SilenceNotice() {
  const { say } = useWords();
  const { show } = useSpeaker();
  const [, go] = useLocation();
  const me = useMe();
  const silent = useChanges().counts.silent;
  const known = useRef<number | undefined>(undefined);
  const leads = mayAct(me, "approve") && mayLook(me, "queue");
  useEffect(() => {
    const before = known.current ?? 0;
    known.current = silent;
    if (!leads || silent === undefined || silent <= before) return;
    show(say("shell.silent", { n: silent }), {
      label: say("shell.silent_see"),
      run: () => go("/hop-thoai?view=all&silent=1"),
    });
  }, [silent, leads, show, say, go]);
  return null;
}
