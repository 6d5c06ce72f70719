import { useState } from "react";
import { call } from "../call";
import { useErrorWords } from "../ui";
import { useWords } from "../words/use_words";
import { faultOf, FILES_MAX } from "./attachable";
import { pathOf } from "./queries";

export interface Kept {
  id: string;
  name: string;
  size: number;
}

export interface Attached {
  kept: Kept[];
  sending: string | null; // the name of what is being uploaded
  fault: string | null;
  add: (files: Iterable<File>) => Promise<void>;
  drop: (id: string) => void;
  clear: () => void;
}

const UPLOAD_MS = 120_000;

// Files for the next answer: looked at, uploaded, and kept by the service until they are sent.
export function useFiles(id: string): Attached {
  const { say } = useWords();
  const errorWords = useErrorWords();
  const [kept, setKept] = useState<Kept[]>([]);
  const [sending, setSending] = useState<string | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  async function addOne(file: File): Promise<boolean> {
    const head = new Uint8Array(await file.slice(0, 8).arrayBuffer());
    const wrong = faultOf(file.name, file.size, head);
    if (wrong) {
      setFault(say(wrong, { name: file.name }));
      return false;
    }
    setSending(file.name);
    const one = await call<Kept>("POST", pathOf(id, "/files"), {
      raw: file,
      headers: { "X-File-Name": encodeURIComponent(file.name) },
      patience_ms: UPLOAD_MS,
    });
    setKept((old) => [...old, one]);
    return true;
  }
  async function add(files: Iterable<File>): Promise<void> {
    setFault(null);
    const all = [...files];
    const room = FILES_MAX - kept.length;
    try {
      for (const file of all.slice(0, room)) if (!(await addOne(file))) return;
      if (all.length > room) setFault(say("attach.many", { n: FILES_MAX }));
    } catch (failure) {
      setFault(errorWords(failure));
    } finally {
      setSending(null);
    }
  }
  return {
    kept,
    sending,
    fault,
    add,
    drop: (gone) => setKept((old) => old.filter((one) => one.id !== gone)),
    clear: () => {
      setKept([]);
      setFault(null);
    },
  };
}
