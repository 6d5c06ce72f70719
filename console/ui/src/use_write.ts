// One write of a form: busy while it runs, the problem and the service's words for each field
// when it fails. What was typed stays.
import { useState } from "react";
import { CallError } from "./call";

export interface Write {
  busy: boolean;
  problem: unknown;
  fields: Record<string, string>;
  run: (write: () => Promise<void>) => Promise<void>;
}

export function useWrite(): Write {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  async function run(write: () => Promise<void>): Promise<void> {
    setBusy(true);
    setProblem(null);
    try {
      await write();
    } catch (failure) {
      setProblem(failure);
    } finally {
      setBusy(false);
    }
  }
  const fields = problem instanceof CallError ? (problem.body.fields ?? {}) : {};
  return { busy, problem, fields, run };
}
