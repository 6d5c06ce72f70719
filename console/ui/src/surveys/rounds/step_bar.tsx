import { Link } from "wouter";
import { Icon } from "../../ui";
import { useRoundWords } from "../../words/use_round_words";
import type { Mistake } from "./mistakes";
import type { Round } from "./shapes";
import { mendedAt, type Step, stepHref, STEPS } from "./steps";

interface StepBarProps {
  round: Round;
  step: Step;
  mistakes: Mistake[];
}

// The steps may be taken in any order; each says whether something is left to do in it.
export function StepBar({ round, step, mistakes }: StepBarProps) {
  const { say } = useRoundWords();
  const open = new Set(round.checklist.filter((one) => !one.ok).map((one) => mendedAt(one.code)));
  for (const one of mistakes) open.add(one.step);
  return (
    <nav aria-label={say("step.label")}>
      <ol className="step-bar">
        {STEPS.map((one, at) => (
          <li key={one}>
            <Link
              href={stepHref(round.id, one)}
              aria-current={one === step ? "step" : undefined}
              data-testid={`step-${one}`}
            >
              <span className="step-number" aria-hidden="true">
                {at + 1}
              </span>
              <span>{say(`step.${one}`)}</span>
              {one !== "check" && (
                <>
                  <Icon name={open.has(one) ? "pencil" : "check"} />
                  <span className="sr-only">{say(open.has(one) ? "step.open" : "step.done")}</span>
                </>
              )}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
