// A draft in work: what is written stays in this tab through a reload, a save goes upon what was
// seen, and when somebody else was quicker the newer one is held beside it (design B.4).
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { call, CallError } from "../../call";
import { tabShelf } from "../../inbox/draft_shelf";
import { forget, keep } from "../../kept";
import { useMe } from "../../session/use_session";
import type { OpenQuestionnaire, Questionnaire } from "../shapes";
import { useWrite } from "../../use_write";
import { clean, sameText } from "./edits";
import { begun, edited, type History, undone } from "./history";
import { pathOf, readQuestionnaire } from "./queries";

interface Base {
  rev: number;
  text: Questionnaire;
}
interface Shelved {
  base: Base;
  now: Questionnaire;
}

const shelf = tabShelf("questionnaire");
const SHELF_MS = 300;

function shelved(key: string): Shelved | null {
  try {
    return JSON.parse(shelf.read(key) ?? "null") as Shelved | null;
  } catch {
    return null;
  }
}

// Shelved a moment after the last key, and at the latest when the page goes.
function useShelf(key: string, base: Base, now: Questionnaire, unsaved: boolean): void {
  const latest = useRef<() => void>(() => {});
  useEffect(() => {
    latest.current = () => {
      if (unsaved) shelf.put(key, JSON.stringify({ base, now } satisfies Shelved));
      else shelf.drop(key);
    };
    if (unsaved) keep(`questionnaire ${key}`, clean(now), clean(base.text));
    else forget(`questionnaire ${key}`);
    const timer = setTimeout(() => latest.current(), SHELF_MS);
    return () => clearTimeout(timer);
  }, [key, base, now, unsaved]);
  useEffect(() => {
    const put = () => latest.current();
    window.addEventListener("pagehide", put);
    return () => {
      put();
      window.removeEventListener("pagehide", put);
    };
  }, []);
}

export function useDraft(id: string, version: number, open: OpenQuestionnaire) {
  const client = useQueryClient();
  const write = useWrite();
  const key = `${useMe().id} ${id} ${version}`;
  const [kept] = useState(() => (open.state === "draft" ? shelved(key) : null));
  const [base, setBase] = useState<Base>(
    () => kept?.base ?? { rev: open.rev, text: open.questionnaire },
  );
  const [history, setHistory] = useState<History>(() => begun(kept?.now ?? open.questionnaire));
  const [conflict, setConflict] = useState<OpenQuestionnaire | null>(null);
  const [again, setAgain] = useState(kept !== null);
  const unsaved = !sameText(history.now, base.text);
  useShelf(key, base, history.now, unsaved);

  function take(newer: OpenQuestionnaire): void {
    setBase({ rev: newer.rev, text: newer.questionnaire });
    client.setQueryData(["questionnaires", id, version], newer);
    void client.invalidateQueries({ queryKey: ["questionnaires"], exact: true });
  }
  async function put(rev: number): Promise<boolean> {
    const body = { rev, questionnaire: clean(history.now) };
    try {
      take(await call<OpenQuestionnaire>("PUT", pathOf(id, version), { body }));
      setAgain(false);
      return true;
    } catch (failure) {
      if (!(failure instanceof CallError && failure.code === "stale")) throw failure;
      setConflict(await readQuestionnaire(id, version));
      return false;
    }
  }
  async function save(rev = base.rev): Promise<boolean> {
    let done = false;
    await write.run(async () => {
      done = await put(rev);
    });
    return done;
  }
  return {
    now: history.now,
    base,
    unsaved,
    again: again && unsaved,
    conflict,
    busy: write.busy,
    problem: write.problem,
    canUndo: history.past.length > 0,
    edit: (next: Questionnaire, what?: string) =>
      setHistory((before) => edited(before, next, what)),
    change: (make: (text: Questionnaire) => Questionnaire) =>
      setHistory((before) => edited(before, make(before.now))),
    undo: () => setHistory(undone),
    save,
    // "Giữ của tôi": the same words upon the newer ones.
    keepMine: async () => {
      const newer = conflict!;
      take(newer);
      setConflict(null);
      return save(newer.rev);
    },
    // "Lấy bản mới", with the words of this tab one step back.
    takeTheirs: () => {
      take(conflict!);
      setHistory((before) => edited(before, conflict!.questionnaire));
      setConflict(null);
    },
    drop: () => {
      setHistory((before) => edited(before, base.text));
      setAgain(false);
    },
    putOff: () => setConflict(null),
  };
}
export type Draft = ReturnType<typeof useDraft>;
