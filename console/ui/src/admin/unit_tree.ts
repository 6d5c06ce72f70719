// Units by day: which are in force, what stands below which, what an old one became. Pure.
import { fold } from "../text/folding";
import type { Unit } from "./office_shapes";

export const validOn = (unit: Unit, day: string) =>
  unit.from <= day && (unit.to === null || day <= unit.to);

export type Branching = { unit: Unit; below: Branching[] };

// The tree of that day. A unit whose parent is not in force stands below what that one became,
// or at the top.
export function treeOn(units: Unit[], day: string): Branching[] {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const nodes = new Map<string, Branching>();
  for (const unit of units) if (validOn(unit, day)) nodes.set(unit.id, { unit, below: [] });
  const top: Branching[] = [];
  for (const node of nodes.values()) {
    const parent = parentOn(node.unit, byId, nodes);
    (parent ? parent.below : top).push(node);
  }
  return top;
}

const REFORMS = 12;

function parentOn(
  unit: Unit,
  byId: Map<string, Unit>,
  nodes: Map<string, Branching>,
): Branching | undefined {
  let id = unit.parent;
  for (let step = 0; id && step < REFORMS; step++) {
    const node = nodes.get(id);
    if (node) return node.unit === unit ? undefined : node;
    id = byId.get(id)?.became[0] ?? "";
  }
  return undefined;
}

// All that a unit went into, down to those in force on that day.
export function nowOf(unit: Unit, byId: Map<string, Unit>, day: string): Unit[] {
  const found = new Map<string, Unit>();
  let edge = [unit];
  for (let step = 0; edge.length > 0 && step < REFORMS; step++) {
    for (const one of edge) if (validOn(one, day)) found.set(one.id, one);
    edge = edge
      .filter((one) => !validOn(one, day))
      .flatMap((one) => one.became.map((id) => byId.get(id)))
      .filter((one): one is Unit => one !== undefined);
  }
  return [...found.values()];
}

// By name, also as people say it and as it was once; best first.
export function unitsNamed(query: string, units: Unit[], most: number): Unit[] {
  const asked = fold(query);
  if (asked === "") return [];
  const score = (unit: Unit) => {
    const name = fold(unit.name);
    if (name === asked || name.endsWith(` ${asked}`)) return 3;
    if (name.includes(asked)) return 2;
    const others = [...unit.aliases, ...unit.formed_from_names].map(fold);
    return others.some((one) => one.includes(asked)) ? 1 : 0;
  };
  return units
    .map((unit) => ({ unit, score: score(unit) }))
    .filter((one) => one.score > 0)
    .sort((left, right) => right.score - left.score)
    .slice(0, most)
    .map((one) => one.unit);
}
