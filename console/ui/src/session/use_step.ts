import { useState } from "react";
import { call, CallError, setCsrf } from "../call";
import { useCountdown } from "./countdown";

// One step of the login: sends it, keeps its error beside the form, and counts a throttle down.
export function useStep<Answer extends { csrf?: string }>(
  path: string,
  onDone: (answer: Answer) => void,
) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const [wait, setWait] = useCountdown();
  async function send(body: unknown): Promise<void> {
    if (busy || wait > 0) return;
    setBusy(true);
    setProblem(null);
    try {
      const answer = await call<Answer>("POST", path, { body, quiet: true });
      setCsrf(answer?.csrf);
      onDone(answer);
    } catch (failure) {
      const seconds = failure instanceof CallError ? (failure.body.retry_after_s ?? 0) : 0;
      if (seconds > 0) setWait(seconds);
      setProblem(failure);
    } finally {
      setBusy(false);
    }
  }
  const fields = problem instanceof CallError ? (problem.body.fields ?? {}) : {};
  return { send, busy, problem, wait, fields };
}
