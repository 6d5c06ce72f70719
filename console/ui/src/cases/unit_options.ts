// Units as options to choose from: by today's name, found by the names they had before mergers.
import type { Option } from "../ui";
import type { Say } from "../words/use_words";
import type { Catalog, Unit } from "./shapes";

function ended(unit: Unit, today: string): boolean {
  return Boolean(unit.to) && unit.to! < today;
}

export function unitOptions(
  catalog: Catalog | undefined,
  say: Say,
  today: string,
  { withEnded = false, barred = [] as string[] } = {},
): Option[] {
  const units = (catalog?.units ?? []).filter((one) => withEnded || !ended(one, today));
  return units.map((one) => ({
    value: one.id,
    label: one.name,
    also: (one.old_names ?? []).join(" "),
    hint: ended(one, today)
      ? say("unit.ended")
      : one.old_names?.length
        ? say("unit.before", { names: one.old_names.slice(0, 3).join(", ") })
        : undefined,
    off: barred.includes(one.id) ? say("unit.barred") : undefined,
  }));
}
