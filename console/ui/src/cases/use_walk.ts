import { useRef } from "react";

// Every row from one to the other, both included, whichever comes first.
export function between(ids: string[], from: string, to: string): string[] {
  const ends = [ids.indexOf(from), ids.indexOf(to)].sort((a, b) => a - b);
  return ends[0]! < 0 ? [to] : ids.slice(ends[0], ends[1]! + 1);
}

// Walking moves the focus between the rows' links; Enter opens the focused one, as for any link.
export function useWalk(ids: string[]) {
  const last = useRef<string | null>(null); // ticked last: where a range begins
  const here = () =>
    document.activeElement?.closest("tr")?.querySelector<HTMLElement>("[data-row]")?.dataset.row;
  return {
    here,
    step(step: 1 | -1): void {
      const at = ids.indexOf(here() ?? "");
      const next = at < 0 ? 0 : Math.min(Math.max(at + step, 0), ids.length - 1);
      document.querySelector<HTMLElement>(`[data-row="${CSS.escape(ids[next] ?? "")}"]`)?.focus();
    },
    // What is ticked after this row was.
    ticked(now: string[], all: string[], id: string, range: boolean): string[] {
      if (!all.includes(id)) return now;
      const from = last.current;
      last.current = id;
      if (range && from) return [...new Set([...now, ...between(all, from, id)])];
      return now.includes(id) ? now.filter((one) => one !== id) : [...now, id];
    },
  };
}
