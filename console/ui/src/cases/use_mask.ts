// Masks of a picture: putting one on, taking it off. That somebody changed the case meanwhile does
// not matter to a mask, unless the mask itself was changed.
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { call, CallError } from "../call";
import { newId } from "./new_id";
import { casePath } from "./queries";
import type { Answered, Attachment, CaseFile, Opened } from "./shapes";

const UPLOAD_MS = 120_000;

export function useMask(file: CaseFile, one: Attachment) {
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const [key] = useState(newId);
  function send(method: "PUT" | "DELETE", rev: number, raw?: Blob): Promise<Answered> {
    const path = `/attachments/${encodeURIComponent(one.id)}/masked?rev=${rev}`;
    return call<Answered>(method, casePath(file.id, path), {
      raw,
      headers: { "Idempotency-Key": `${key}-${method}-${raw?.size ?? 0}-${rev}` },
      patience_ms: UPLOAD_MS,
    });
  }
  async function again(method: "PUT" | "DELETE", failure: unknown, raw?: Blob): Promise<Answered> {
    const fresh = failure instanceof CallError ? (failure.body.case as CaseFile) : undefined;
    const now = fresh?.attachments?.find((other) => other.id === one.id);
    if (!fresh || now?.masked?.at !== one.masked?.at) throw failure;
    return send(method, fresh.rev, raw);
  }
  async function run(method: "PUT" | "DELETE", raw?: Blob): Promise<boolean> {
    setBusy(true);
    setProblem(null);
    try {
      const answer = await send(method, file.rev, raw).catch((why) => again(method, why, raw));
      if (answer.case) client.setQueryData<Opened>(["case", file.id], { case: answer.case });
      return true;
    } catch (failure) {
      setProblem(failure);
      return false;
    } finally {
      setBusy(false);
    }
  }
  return { busy, problem, put: (raw: Blob) => run("PUT", raw), remove: () => run("DELETE") };
}
