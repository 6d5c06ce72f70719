// A theme of the codebook while it is changed, and what somebody else made of it meanwhile. Pure.
import { CallError } from "../../call";
import type { Theme } from "../shapes";

export type ThemeText = Pick<Theme, "title" | "about" | "retired">;
export const EMPTY: ThemeText = { title: "", about: "", retired: false };

export function textOf({ title, about, retired }: Theme): ThemeText {
  return { title, about, retired };
}

// As it is now, when the service refused a change because somebody else was quicker.
export function newerIn(problem: unknown): Theme | null {
  if (!(problem instanceof CallError) || problem.code !== "stale") return null;
  return (problem.body.theme as Theme | undefined) ?? null;
}

export function differing(mine: ThemeText, theirs: ThemeText): (keyof ThemeText)[] {
  const fields = ["title", "about", "retired"] as const;
  return fields.filter((name) => mine[name] !== theirs[name]);
}
