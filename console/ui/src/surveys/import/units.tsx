import { wholeNumber } from "../../text/numbers";
import { Combobox, type Option } from "../../ui";
import { useRoundWords } from "../../words/use_round_words";
import { useUnitNames } from "./queries";
import type { Import, UnknownUnit } from "./shapes";

const NONE = "-"; // of no unit that is known

interface UnitsProps {
  file: Import;
  chosen: Record<string, string | null>;
  onChoose: (name: string, unit: string | null) => void;
}

// Names of units the catalogue does not know, the likeliest ones first.
export function Units({ file, chosen, onChoose }: UnitsProps) {
  const { say, language } = useRoundWords();
  const unknown = file.unknown_units;
  const units = useUnitNames(unknown.length > 0);
  if (unknown.length === 0) return null;
  const rest = units.data?.items ?? [];
  function optionsOf({ likely }: UnknownUnit): Option[] {
    const ids = new Set(likely.map((one) => one.id));
    return [
      ...likely.map((one) => ({ value: one.id, label: one.name, hint: say("units.likely") })),
      { value: NONE, label: say("units.none") },
      ...rest.filter((one) => !ids.has(one.id)).map((one) => ({ value: one.id, label: one.name })),
    ];
  }
  const open = unknown.filter((one) => !chosen[one.name]).length;
  return (
    <section className="stack" aria-label={say("units.title", { n: unknown.length })}>
      <h3>{say("units.title", { n: unknown.length })}</h3>
      <p className="small secondary">{say("units.hint", { n: open })}</p>
      <div className="plan-fields">
        {unknown.map((one) => (
          <Combobox
            key={one.name}
            label={say("units.name", {
              name: one.name,
              n: wholeNumber(one.people, language),
            })}
            value={chosen[one.name] ?? NONE}
            options={optionsOf(one)}
            onChange={(unit) => onChoose(one.name, unit === NONE ? null : unit)}
          />
        ))}
      </div>
    </section>
  );
}
