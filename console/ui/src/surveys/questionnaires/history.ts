// The draft with its way back. Typing into one field is one step of it. Pure.
import type { Questionnaire } from "../shapes";

export interface History {
  now: Questionnaire;
  past: Questionnaire[];
  what: string; // the field being typed into; "" when the step is done
}

export const STEPS_MAX = 100;

export function begun(now: Questionnaire): History {
  return { now, past: [], what: "" };
}

export function edited(history: History, next: Questionnaire, what = ""): History {
  if (next === history.now) return history;
  const same = what !== "" && what === history.what;
  const past = same ? history.past : [...history.past, history.now].slice(-STEPS_MAX);
  return { now: next, past, what };
}

export function undone(history: History): History {
  const now = history.past.at(-1);
  return now ? { now, past: history.past.slice(0, -1), what: "" } : history;
}
