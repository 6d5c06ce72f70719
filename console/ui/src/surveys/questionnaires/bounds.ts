// Bounds of a number, or of a date in days from the day of the answer: below 0 is before it. Pure.
import type { Kind, Question } from "../shapes";

type Bounds = NonNullable<Question["bounds"]>;

// Most dates asked for are of what happened in the year before.
const START_BOUNDS = { number: { least: 0, most: 100 }, date: { least: -365, most: 0 } } as const;

type Bounded = keyof typeof START_BOUNDS;

export const isBounded = (kind: Kind): kind is Bounded => kind in START_BOUNDS;

// A whole number as typed, with either sign people write; null: not one yet.
export function boundFrom(text: string): number | null {
  const plain = text.trim().replace("\u2212", "-");
  return /^-?\d{1,13}$/.test(plain) ? Number(plain) || 0 : null;
}

const same = (one: Bounds, other: Bounds) => one.least === other.least && one.most === other.most;

// Those it has, unless they were meant for the other kind: numbers are no days.
export function boundsFor(kind: Bounded, { kind: before, bounds }: Question): Bounds {
  const other = kind === "date" ? "number" : "date";
  const foreign = !bounds || before === other || same(bounds, START_BOUNDS[other]);
  return foreign ? { ...START_BOUNDS[kind] } : bounds;
}
