// The five steps of planning a round and where each stands in the address.
import type { CheckCode } from "./shapes";

export const STEPS = ["source", "sample", "schedule", "words", "check"] as const;
export type Step = (typeof STEPS)[number];

const NAMES: Record<Step, string> = {
  source: "nguon",
  sample: "mau",
  schedule: "lich",
  words: "loi-nhan",
  check: "duyet",
};

// What is to be mended for a line of the checklist is found in this step; "questionnaire" has a
// page of its own.
const MENDED: Record<CheckCode, Step | "questionnaire"> = {
  list: "source",
  questionnaire: "questionnaire",
  schedule: "schedule",
  words: "words",
  consent: "source",
  budget: "words",
  templates: "words",
  tested: "check",
};

export function readStep(search: string): Step | null {
  const name = new URLSearchParams(search).get("buoc");
  return STEPS.find((step) => NAMES[step] === name) ?? null;
}

export function readImport(search: string): number | null {
  const id = new URLSearchParams(search).get("tep") ?? "";
  return /^[1-9]\d{0,14}$/.test(id) ? Number(id) : null;
}

export function stepHref(round: number, step: Step, file: number | null = null): string {
  return `/khao-sat/dot/${round}?buoc=${NAMES[step]}${file === null ? "" : `&tep=${file}`}`;
}

export function mendedAt(code: CheckCode): Step | "questionnaire" {
  return MENDED[code] ?? "source";
}

// A round still being planned opens at its source, else where it is looked at and approved.
export function firstStep(state: string): Step {
  return state === "draft" ? "source" : "check";
}

export function besideOf(step: Step): { before: Step | undefined; after: Step | undefined } {
  const at = STEPS.indexOf(step);
  return { before: STEPS[at - 1], after: STEPS[at + 1] };
}
