// Which actions a file shows: `actions[]` of the service decides what there is and what is allowed,
// this file only their order, and which one is next.
import type { IconName } from "../ui";
import { mayLook, type Right } from "../session/rights";
import type { Me } from "../shapes";
import type { Language } from "../words/language";
import type { Allowed, CaseFile } from "./shapes";

export const GROUPS: Record<"work" | "end" | "file", string[]> = {
  work: ["classify", "accept", "route", "assign", "ask", "start", "extend", "apology"],
  end: ["refuse", "redirect", "close", "reopen"],
  file: ["merge", "unmerge", "split", "restrict", "national"],
};

export const ACTION_ICON: Record<string, IconName> = {
  classify: "template",
  accept: "check",
  route: "send",
  assign: "person",
  ask: "help",
  start: "right",
  extend: "clock",
  apology: "note",
  submit: "send",
  approve: "checks",
  refuse: "close",
  redirect: "right",
  close: "check",
  reopen: "undo",
  merge: "merge",
  unmerge: "undo",
  split: "columns",
  restrict: "lock",
  national: "file",
};

// What asks for one of which rights; who has none of them does not see it at all.
const RIGHTS: Record<string, Right[]> = {
  classify: ["route"],
  accept: ["route"],
  route: ["route"],
  assign: ["route"],
  national: ["route"],
  start: ["answer"],
  submit: ["answer"],
  ask: ["answer", "route"],
  apology: ["answer", "route"],
  approve: ["approve"],
  send_back: ["answer", "approve"],
  restrict: ["restricted"],
  unmask: ["identity"],
};

export function hasRight(me: Me, name: string): boolean {
  return (RIGHTS[name] ?? ["move"]).some((right) => mayLook(me, right));
}

export function actionOf(file: CaseFile, name: string): Allowed | undefined {
  return file.actions.find((one) => one.name === name);
}

export function whyNot(action: Allowed | undefined, language: Language): string | undefined {
  return ((language === "en" ? action?.why_en : undefined) ?? action?.why) || undefined;
}

export function may(file: CaseFile, name: string): boolean {
  return actionOf(file, name)?.allowed === true;
}

// Past its deadline with nothing said to the citizen.
export function isLate(file: CaseFile): boolean {
  return file.due.kind === "overdue" && !file.tasks.answered && !file.tasks.sent;
}

export interface Primary {
  name: string;
  late: boolean; // the words are "apologise and report progress"
}

// The next step of a case; the rest stands under "Thêm".
export function primaryOf(file: CaseFile): Primary | null {
  if (may(file, "approve")) return { name: "approve", late: false };
  if (isLate(file) && file.tasks.forwarded && may(file, "extend")) {
    return { name: "extend", late: true };
  }
  const steps: [string, boolean][] = [
    ["classify", !file.tasks.classified],
    ["route", !file.tasks.forwarded],
    ["accept", true],
    ["start", true],
    ["submit", true],
    ["close", file.tasks.approved],
    ["reopen", true],
  ];
  const next = steps.find(([name, due]) => due && may(file, name));
  return next ? { name: next[0], late: false } : null;
}
