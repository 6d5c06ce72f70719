import type { RoundForm } from "./plan_form";
import type { Line } from "./shown";

interface PlanFactsProps {
  lines: Line[];
  form: RoundForm;
  label: string;
}

// What was chosen, to be read where it may not be changed.
export function PlanFacts({ lines, form, label }: PlanFactsProps) {
  return (
    <dl className="plan-facts" aria-label={label}>
      {lines.map(({ shown: [name, words] }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{words(form) || "–"}</dd>
        </div>
      ))}
    </dl>
  );
}
