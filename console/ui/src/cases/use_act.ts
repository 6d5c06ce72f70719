// One write on a case. A repeated try carries the same key, so that it is done once; "changed" is
// kept with the newer case, for the officer to choose (design B.4).
import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { call, CallError } from "../call";
import { newId } from "./new_id";
import { casePath } from "./queries";
import type { Answered, CaseFile, Opened } from "./shapes";

export interface Conflict {
  by: string;
  at: string;
  base: CaseFile; // what the officer saw
  fresh: CaseFile;
}

export function useAct(file: CaseFile) {
  const client = useQueryClient();
  const last = useRef({ what: "", id: "" });
  const [base, setBase] = useState(file);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const [conflict, setConflict] = useState<Conflict | null>(null);

  // The same write again has the same key; any other a new one.
  function keyOf(what: string): string {
    if (last.current.what !== what) last.current = { what, id: newId() };
    return last.current.id;
  }
  function show(id: string, fresh: CaseFile | null): void {
    if (fresh) client.setQueryData<Opened>(["case", id], { case: fresh });
    if (fresh) void client.invalidateQueries({ queryKey: ["case", id] });
    else void client.resetQueries({ queryKey: ["case", id] });
    void client.invalidateQueries({ queryKey: ["cases"] });
  }
  function fail(failure: unknown, seen: CaseFile): null {
    const body = failure instanceof CallError ? failure.body : undefined;
    if (body?.code === "changed" && body.case) {
      const fresh = body.case as CaseFile;
      setConflict({ by: body.by ?? "", at: body.at ?? "", base: seen, fresh });
    } else {
      setProblem(failure);
    }
    return null;
  }
  // The case afterwards, or null: what went wrong is then in `problem` or `conflict`.
  async function act(
    name: string,
    body: Record<string, unknown>,
    seen: CaseFile = base,
  ): Promise<Answered | null> {
    setBusy(true);
    setProblem(null);
    setConflict(null);
    const whole = { rev: seen.rev, ...body };
    const headers = { "Idempotency-Key": keyOf(`${seen.id} ${name} ${JSON.stringify(whole)}`) };
    try {
      const answer = await call<Answered>("POST", casePath(seen.id, `/${name}`), {
        body: whole,
        headers,
      });
      show(seen.id, answer.case);
      return answer;
    } catch (failure) {
      return fail(failure, seen);
    } finally {
      setBusy(false);
    }
  }
  // "Giữ của tôi": the same again, upon the newer case. A merge may have met the other one newer.
  function keepMine(): CaseFile | null {
    if (!conflict) return null;
    const { fresh } = conflict;
    client.setQueryData<Opened>(["case", fresh.id], { case: fresh });
    if (fresh.id !== base.id) return base;
    setBase(fresh);
    return fresh;
  }
  // "Lấy bản mới"
  function takeFresh(): void {
    if (!conflict) return;
    show(conflict.fresh.id, conflict.fresh);
    setConflict(null);
  }
  const faults = problem instanceof CallError ? (problem.body.fields ?? {}) : {};
  return { base, busy, problem, conflict, faults, act, keepMine, takeFresh };
}
export type Act = ReturnType<typeof useAct>;
