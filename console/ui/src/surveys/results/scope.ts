// What of a round is shown, as it stands in the address of the page and in the question to the
// service. Pure.
export interface Scope {
  unit: string;
  field: string;
  level: string;
  against: string; // "": the round before; "none": no comparison; else the number of a round
  weighted: boolean;
}

const SAFE = /^[\w.:-]{1,64}$/;

export function readScope(search: string): Scope {
  const given = new URLSearchParams(search);
  const named = (name: string) => {
    const value = given.get(name) ?? "";
    return SAFE.test(value) ? value : "";
  };
  return {
    unit: named("unit"),
    field: named("field"),
    level: named("level"),
    against: named("against"),
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

export function isNarrowed(scope: Scope): boolean {
  return Boolean(scope.unit || scope.field || scope.level);
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
