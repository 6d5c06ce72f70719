// A form over something that has a revision. What is typed stays in this tab until it was saved or
// given up; when somebody else was quicker the newer one is held beside it, for the administrator
// to choose (design B.4).
import { useState } from "react";
import { CallError } from "../call";
import { forget, useKept } from "../kept";
import { useSpeaker } from "../ui";
import { useWords } from "../words/use_words";

export interface Seen<Form> {
  rev: string; // as the service calls it
  form: Form;
}
export interface Met<Form> extends Seen<Form> {
  by: string;
  at: string;
}
interface Kept<Form> {
  base: Seen<Form>;
  form: Form;
}

const same = (left: unknown, right: unknown) => JSON.stringify(left) === JSON.stringify(right);

// newer: what the service has now, when it refused a write because of that.
export function useRevised<Form extends object>(
  key: string,
  now: Seen<Form>,
  newer: (failure: CallError) => Promise<Met<Form> | null>,
) {
  const { say } = useWords();
  const speaker = useSpeaker();
  const [kept, keep] = useKept<Kept<Form>>(key, { base: now, form: now.form });
  const [conflict, setConflict] = useState<Met<Form> | null>(null);
  const unsaved = !same(kept.form, kept.base.form);
  const [again] = useState(unsaved);
  function put(part: Partial<Form>): void {
    const form = { ...kept.form, ...part };
    if (same(form, kept.base.form)) forget(key);
    else keep({ base: kept.base, form });
  }
  // True when it was done; false when somebody else was quicker, who now stands in `conflict`.
  async function check(write: (rev: string) => Promise<void>, base = kept.base): Promise<boolean> {
    try {
      await write(base.rev);
      return true;
    } catch (failure) {
      const stale = failure instanceof CallError && failure.code === "stale";
      const met = stale ? await newer(failure) : null;
      if (!met) throw failure;
      setConflict(met);
      return false;
    }
  }
  // The write goes upon what was seen when the form was opened, or upon what was met since.
  async function save(write: (rev: string) => Promise<void>, base = kept.base): Promise<boolean> {
    const done = await check(write, base);
    if (done) forget(key);
    return done;
  }
  // "Giữ của tôi": the same words, upon the newer one.
  function keepMine(): Seen<Form> {
    const base = { rev: conflict!.rev, form: conflict!.form };
    keep({ base, form: kept.form });
    setConflict(null);
    return base;
  }
  // "Lấy bản mới", or nothing at all.
  function drop(): void {
    forget(key);
    setConflict(null);
  }
  // Closing loses nothing; that something waits to be saved is said.
  function leave(close: () => void): void {
    if (unsaved) speaker.show(say("unsaved.closed"));
    close();
  }
  const { form, base } = kept;
  return {
    form,
    base,
    put,
    check,
    save,
    keepMine,
    drop,
    leave,
    unsaved,
    again: again && unsaved,
    conflict,
  };
}
export type Revised<Form extends object> = ReturnType<typeof useRevised<Form>>;
