// What of a round is shown, as it stands in the address of the page and in the question to the
// service. Pure.
import { isScopeName } from "../scope_name";
import type { Asked } from "../rounds/watching";
import type { Results } from "../shapes";

export interface Scope {
  unit: string;
  field: string;
  level: string;
  against: string; // "": the round before; "none": no comparison; else the number of a round
  weighted: boolean;
}

type Place = "unit" | "field" | "level";

const AGAINST = /^(none|\d{1,12})$/;

export function readScope(search: string): Scope {
  const given = new URLSearchParams(search);
  const named = (name: string) => {
    const value = given.get(name) ?? "";
    return isScopeName(value) ? value : "";
  };
  const against = given.get("against") ?? "";
  return {
    unit: named("unit"),
    field: named("field"),
    level: named("level"),
    against: AGAINST.test(against) ? against : "",
    weighted: given.get("weighted") === "true",
  };
}

// Usual values are left out.
export function writeScope(scope: Scope): string {
  const out = new URLSearchParams();
  for (const name of ["unit", "field", "level", "against"] as const) {
    if (scope[name]) out.set(name, scope[name]);
  }
  if (scope.weighted) out.set("weighted", "true");
  return out.toString();
}

// The part of the scope that narrows lists as well.
export function placesOf({ unit, field, level }: Scope): Partial<Record<Place, string>> {
  return Object.fromEntries(Object.entries({ unit, field, level }).filter(([, value]) => value));
}

// The people behind the general figure of one place of the page, within what the page shows.
export function ratedIn(scope: Scope, place: Partial<Record<Place, string>>): Asked {
  return { outcome: "rated", ...placesOf(scope), ...place };
}

export function isNarrowed(scope: Scope): boolean {
  return Boolean(scope.unit || scope.field || scope.level);
}

// Why there is nothing to draw: nobody answered, or this place may not be told. Of a hidden place
// the service says 0 everywhere, which is no figure; of a whole round it says how many there are.
export function missingIn({ n, overall }: Pick<Results, "n" | "overall">) {
  if (n > 0) return null;
  return overall.figure.hidden ? "hidden" : "none";
}

export interface Named {
  id: string;
  name: string;
}

// Choices met so far: a narrower answer may name only the one that was asked for.
export function choicesOf(known: Named[], met: Named[], chosen: string): Named[] {
  const all = new Map([...known, ...met].map((one) => [one.id, one.name]));
  if (chosen && !all.has(chosen)) all.set(chosen, chosen);
  return [...all].map(([id, name]) => ({ id, name }));
}
