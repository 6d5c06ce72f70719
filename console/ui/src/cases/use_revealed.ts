// What unmasking showed. The service shows the original to this reader until the time is over, so
// it is framed and marked from the file itself too, after a reload as well.
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useMe } from "../session/use_session";
import { serverNow } from "../time/server_clock";
import type { CaseFile, Unmasked } from "./shapes";

const GRACE_MS = 1000; // the service's own clock decides

export function useRevealed(file: CaseFile) {
  const me = useMe();
  const client = useQueryClient();
  const [answer, setAnswer] = useState<Unmasked | null>(null);
  const until = answer?.until ?? file.unmasked_until ?? "";
  useEffect(() => {
    if (!until) return;
    const left = Math.max(0, Date.parse(until) - serverNow()) + GRACE_MS;
    const timer = setTimeout(() => {
      setAnswer(null);
      void client.invalidateQueries({ queryKey: ["case", file.id] });
    }, left);
    return () => clearTimeout(timer);
  }, [until, client, file.id]);
  const fromFile: Unmasked | null = file.unmasked_until
    ? {
        until: file.unmasked_until,
        text: file.text,
        name: file.who,
        phone: file.phone_masked ?? "",
        watermark: me.name,
      }
    : null;
  // More may be done with the case now: its files are told anew.
  function reveal(seen: Unmasked): void {
    setAnswer(seen);
    void client.invalidateQueries({ queryKey: ["case", file.id], exact: true });
  }
  return { seen: answer ?? fromFile, reveal };
}
