// What is wrong in the form of a round before it is sent. The service looks at it again.
import { messageLength } from "../../text/splitting";
import { openVariables } from "../../text/variables";
import { momentOf, readClock } from "./clock";
import { readDecimal, readWhole, type RoundForm } from "./plan_form";
import type { Step } from "./steps";

export const NAME_MOST = 80;
const TEMPLATE_MOST = 20; // digits
export const WORDS_MOST = 1000; // characters, beside what else stands in the first message
const SPAN_MOST_DAYS = 366; // a round is a matter of weeks
const MINUTES = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));

export type MistakeKey =
  | "mistake.name"
  | "mistake.long"
  | "mistake.range"
  | "mistake.day"
  | "mistake.time"
  | "mistake.order"
  | "mistake.too_long_round"
  | "mistake.no_hours"
  | "mistake.hours"
  | "mistake.overlap"
  | "mistake.weekday"
  | "mistake.closed"
  | "mistake.variable"
  | "mistake.digits";
export interface Mistake {
  step: Step;
  at: string; // the field, named as it is sent
  key: MistakeKey;
  values?: Record<string, string | number>;
}

interface Range {
  step: Step;
  at: string;
  typed: string;
  least: number;
  most: number;
  decimal?: boolean;
}

// As the service takes them (office/surveys/plan_limits.hpp).
const RANGES: Omit<Range, "typed">[] = [
  { step: "sample", at: "plan.sample.error_percent", least: 0.5, most: 100, decimal: true },
  { step: "sample", at: "plan.sample.expected_percent", least: 1, most: 100, decimal: true },
  { step: "sample", at: "plan.sample.minimum", least: 0, most: 1000 },
  { step: "sample", at: "plan.sample.seed", least: 0, most: Number.MAX_SAFE_INTEGER },
  { step: "schedule", at: "plan.sending.per_second", least: 1, most: 30 },
  { step: "schedule", at: "plan.sending.spacing_hours", least: 0, most: 720 },
  { step: "schedule", at: "plan.after_result_days", least: 0, most: 22 },
  { step: "schedule", at: "plan.reminder.after_days", least: 0, most: 30 },
  { step: "words", at: "plan.budget", least: 0, most: 1_000_000_000 },
];

function rangesOf(form: RoundForm): Range[] {
  const typed: Record<string, string> = {
    "plan.sample.error_percent": form.error_percent,
    "plan.sample.expected_percent": form.expected_percent,
    "plan.sample.minimum": form.minimum,
    "plan.sample.seed": form.seed,
    "plan.sending.per_second": form.per_second,
    "plan.sending.spacing_hours": form.spacing_hours,
    "plan.after_result_days": form.after_result_days,
    "plan.reminder.after_days": form.remind_days,
    "plan.budget": form.budget,
  };
  return RANGES.map((one) => ({ ...one, typed: typed[one.at] ?? "" }));
}

function rangeMistakes(form: RoundForm): Mistake[] {
  return rangesOf(form).flatMap(({ step, at, typed, least, most, decimal }) => {
    const number = decimal ? readDecimal(typed) : readWhole(typed);
    const fits = number !== null && number >= least && number <= most;
    return fits ? [] : [{ step, at, key: "mistake.range" as const, values: { least, most } }];
  });
}

function endMistakes(form: RoundForm): Mistake[] {
  const found: Mistake[] = [];
  const wrong = (at: string, key: MistakeKey) => found.push({ step: "schedule", at, key });
  for (const end of ["opens", "closes"] as const) {
    if (!form[`${end}_day`]) wrong(end, "mistake.day");
    if (readClock(form[`${end}_time`]) === null) wrong(`${end}_time`, "mistake.time");
  }
  if (found.length > 0) return found;
  const at = (end: "opens" | "closes") =>
    Date.parse(momentOf(form[`${end}_day`], readClock(form[`${end}_time`])!));
  const days = (at("closes") - at("opens")) / 86_400_000;
  if (days <= 0) wrong("closes", "mistake.order");
  if (days > SPAN_MOST_DAYS) wrong("closes", "mistake.too_long_round");
  return found;
}

// Each period by itself, then none within another.
function hoursMistakes({ hours }: RoundForm): Mistake[] {
  const at = "plan.sending.hours";
  if (hours.length === 0) return [{ step: "schedule", at, key: "mistake.no_hours" }];
  const read = hours.map(({ from, to }) => ({ from: readClock(from), to: readClock(to) }));
  const found: Mistake[] = [];
  read.forEach(({ from, to }, index) => {
    const good = from !== null && to !== null && MINUTES(from) < MINUTES(to);
    if (!good) found.push({ step: "schedule", at: `${at}.${index}`, key: "mistake.hours" });
  });
  if (found.length > 0) return found;
  const sorted = [...read].sort((a, b) => MINUTES(a.from!) - MINUTES(b.from!));
  const over = sorted.some((one, index) => {
    const next = sorted[index + 1];
    return next !== undefined && MINUTES(next.from!) < MINUTES(one.to!);
  });
  return over ? [{ step: "schedule", at, key: "mistake.overlap" }] : [];
}

function dayMistakes(form: RoundForm): Mistake[] {
  const found: Mistake[] = [];
  if (!form.weekdays.some(Boolean)) {
    found.push({ step: "schedule", at: "plan.sending.weekdays", key: "mistake.weekday" });
  }
  form.closed.forEach(({ first, last }, index) => {
    if (first && last && first <= last) return;
    const at = `plan.sending.closed.${index}`;
    found.push({ step: "schedule", at, key: "mistake.closed" });
  });
  return found;
}

// facts: the names the questionnaire knows; null while that is not known here.
function wordMistakes(form: RoundForm, facts: string[] | null): Mistake[] {
  const found: Mistake[] = [];
  for (const [name, text] of Object.entries(form.words)) {
    const at = `plan.words.${name}`;
    if (messageLength(text) > WORDS_MOST) {
      found.push({ step: "words", at, key: "mistake.long", values: { n: WORDS_MOST } });
    }
    const open = facts ? openVariables(text).filter((one) => !facts.includes(one)) : [];
    if (open.length === 0) continue;
    const names = open.map((one) => `{${one}}`).join(", ");
    found.push({ step: "words", at, key: "mistake.variable", values: { names } });
  }
  for (const name of ["uid", "phone"] as const) {
    const number = form.templates[name].trim();
    if (/^\d*$/.test(number) && number.length <= TEMPLATE_MOST) continue;
    found.push({ step: "words", at: `plan.templates.${name}`, key: "mistake.digits" });
  }
  return found;
}

export function mistakesIn(form: RoundForm, facts: string[] | null): Mistake[] {
  const name = messageLength(form.name.trim());
  const found: Mistake[] = [];
  if (name === 0) found.push({ step: "source", at: "name", key: "mistake.name" });
  if (name > NAME_MOST) {
    found.push({ step: "source", at: "name", key: "mistake.long", values: { n: NAME_MOST } });
  }
  return [
    ...found,
    ...rangeMistakes(form),
    ...endMistakes(form),
    ...hoursMistakes(form),
    ...dayMistakes(form),
    ...wordMistakes(form, facts),
  ];
}

// What the service says is wrong with a field, whether it names it whole or by its last part.
export function saidAbout(fields: Record<string, string>, at: string): string | undefined {
  const short = at.replace(/^plan\./, "");
  return fields[at] ?? fields[short] ?? fields[short.slice(short.lastIndexOf(".") + 1)];
}
