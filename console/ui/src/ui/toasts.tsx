// Short messages in one polite live region, which also reads what is not shown ("3 tin mới").
import { createContext, type ReactNode, use, useCallback, useMemo, useRef, useState } from "react";
import { useWords } from "../words/use_words";
import { Button, IconButton } from "./button";

interface Toast {
  id: number;
  text: string;
  action?: { label: string; run: () => void };
}

interface Speaker {
  show: (text: string, action?: Toast["action"]) => void;
  read: (text: string) => void;
}

const SHOWN_MS = 7000;
const MOST = 2;
const SpeakerContext = createContext<Speaker>({ show: () => {}, read: () => {} });

export function useSpeaker(): Speaker {
  return use(SpeakerContext);
}

export function Toasts({ children }: { children: ReactNode }) {
  const { say } = useWords();
  const [toasts, setToasts] = useState<Toast[]>([]);
  const [spoken, setSpoken] = useState("");
  const next = useRef(1);
  const remove = useCallback(
    (id: number) => setToasts((all) => all.filter((toast) => toast.id !== id)),
    [],
  );
  const speaker = useMemo<Speaker>(
    () => ({
      show: (text, action) => {
        const id = next.current++;
        setToasts((all) => [...all.slice(1 - MOST), { id, text, action }]);
        setSpoken(text);
        setTimeout(() => remove(id), SHOWN_MS);
      },
      read: setSpoken,
    }),
    [remove],
  );
  return (
    <SpeakerContext value={speaker}>
      {children}
      <div className="sr-only" role="status" aria-live="polite">
        {spoken}
      </div>
      <section className="toasts" aria-label={say("common.notices")}>
        {toasts.map((toast) => (
          <div className="toast" key={toast.id}>
            <span>{toast.text}</span>
            {toast.action && (
              <Button small kind="quiet" onClick={toast.action.run}>
                {toast.action.label}
              </Button>
            )}
            <IconButton icon="close" label={say("common.close")} onClick={() => remove(toast.id)} />
          </div>
        ))}
      </section>
    </SpeakerContext>
  );
}
