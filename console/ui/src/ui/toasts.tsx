// Short messages in one polite live region, which also reads what is not shown ("3 tin mới").
import {
  createContext,
  type ReactNode,
  use,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
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

function overlap(one: Element, other: Element): boolean {
  const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

// Where the focus goes must be seen: a message that lies over it has been read aloud and goes.
function useGiveWay(frame: { current: HTMLElement | null }, clear: () => void): void {
  useEffect(() => {
    const focused = ({ target }: FocusEvent) => {
      const messages = frame.current;
      if (!messages || !(target instanceof Element) || messages.contains(target)) return;
      if (overlap(messages, target)) clear();
    };
    document.addEventListener("focusin", focused);
    return () => document.removeEventListener("focusin", focused);
  }, [frame, clear]);
}

export function Toasts({ children }: { children: ReactNode }) {
  const { say } = useWords();
  const [toasts, setToasts] = useState<Toast[]>([]);
  const [spoken, setSpoken] = useState("");
  const next = useRef(1);
  const frame = useRef<HTMLElement>(null);
  useGiveWay(
    frame,
    useCallback(() => setToasts([]), []),
  );
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
      <section ref={frame} className="toasts" aria-label={say("common.notices")}>
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
