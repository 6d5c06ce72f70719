// The form of a round: what stands in its fields, and what is sent of it. Numbers stay as typed
// until they are sent.
import { clockTime } from "../../time/format";
import { dayOf, momentOf, readClock } from "./clock";
import type { Hours, Plan, Repeat, Round, Span } from "./shapes";

export interface RoundForm {
  name: string;
  questionnaire: string;
  version: number;
  anonymous: boolean;
  opens_day: string;
  opens_time: string;
  closes_day: string;
  closes_time: string;
  list: number | null;
  error_percent: string;
  expected_percent: string;
  minimum: string;
  seed: string;
  everybody: boolean;
  by_unit: boolean;
  by_field: boolean;
  quota: boolean;
  hours: Hours[];
  weekdays: boolean[];
  make_up_days: boolean;
  closed: Span[];
  per_second: string;
  spacing_hours: string;
  after_result_days: string;
  remind_days: string;
  repeat: Repeat;
  words: Plan["words"];
  templates: Plan["templates"];
  charged: boolean;
  budget: string;
}

export interface RoundBody {
  name: string;
  questionnaire: string;
  version: number;
  anonymous: boolean;
  opens: string;
  closes: string;
  plan: Plan;
}

// 1987 for "1.987", "1,987", "1 987"; null when it is no whole number.
export function readWhole(text: string): number | null {
  const typed = text.trim();
  if (!/^\d+$|^\d{1,3}([., ]\d{3})+$/.test(typed)) return null;
  const number = Number(typed.replace(/[., ]/g, ""));
  return Number.isSafeInteger(number) ? number : null;
}

// 3.5 for "3,5" and "3.5"; null when it is no number.
export function readDecimal(text: string): number | null {
  return /^\d+([.,]\d+)?$/.test(text.trim()) ? Number(text.trim().replace(",", ".")) : null;
}

const shown = (number: number) => String(number).replace(".", ",");

export function formOf(round: Round): RoundForm {
  const { plan } = round;
  return {
    name: round.name,
    questionnaire: round.questionnaire.id,
    version: round.questionnaire.version,
    anonymous: round.anonymous,
    opens_day: dayOf(round.opens),
    opens_time: clockTime(round.opens),
    closes_day: dayOf(round.closes),
    closes_time: clockTime(round.closes),
    list: plan.list,
    error_percent: shown(plan.sample.error_percent),
    expected_percent: shown(plan.sample.expected_percent),
    minimum: String(plan.sample.minimum),
    seed: String(plan.sample.seed),
    everybody: plan.sample.everybody,
    by_unit: plan.sample.by_unit,
    by_field: plan.sample.by_field,
    quota: plan.sample.quota,
    hours: plan.sending.hours,
    weekdays: plan.sending.weekdays,
    make_up_days: plan.sending.make_up_days,
    closed: plan.sending.closed,
    per_second: String(plan.sending.per_second),
    spacing_hours: String(plan.sending.spacing_hours),
    after_result_days: String(plan.after_result_days),
    remind_days: String(plan.reminder.after_days),
    repeat: plan.repeat,
    words: plan.words,
    templates: plan.templates,
    charged: plan.charged,
    budget: String(plan.budget),
  };
}

const decimal = (text: string) => readDecimal(text) ?? 0;
const whole = (text: string) => readWhole(text) ?? 0;
const clock = (text: string) => readClock(text) ?? text;

// Of a form without mistakes (mistakes.ts).
export function bodyOf(form: RoundForm): RoundBody {
  return {
    name: form.name.trim(),
    questionnaire: form.questionnaire,
    version: form.version,
    anonymous: form.anonymous,
    opens: momentOf(form.opens_day, clock(form.opens_time)),
    closes: momentOf(form.closes_day, clock(form.closes_time)),
    plan: {
      list: form.list,
      sample: {
        error_percent: decimal(form.error_percent),
        expected_percent: decimal(form.expected_percent),
        minimum: whole(form.minimum),
        seed: whole(form.seed),
        everybody: form.everybody,
        by_unit: form.by_unit,
        by_field: form.by_field,
        quota: hasQuota(form),
      },
      sending: {
        hours: form.hours.map((one) => ({ from: clock(one.from), to: clock(one.to) })),
        weekdays: form.weekdays,
        make_up_days: form.make_up_days,
        closed: form.closed,
        per_second: whole(form.per_second),
        spacing_hours: whole(form.spacing_hours),
      },
      after_result_days: whole(form.after_result_days),
      reminder: { after_days: whole(form.remind_days) },
      repeat: form.repeat,
      words: form.words,
      templates: {
        uid: form.templates.uid.trim(),
        phone: form.templates.phone.trim(),
        rating: form.templates.rating,
      },
      charged: form.charged,
      budget: whole(form.budget),
    },
  };
}

// Who asks everybody does not stop half-way: a census that is full is none.
export const hasQuota = ({ everybody, quota }: RoundForm) => quota && !everybody;

const SEED_MOST = 1_000_000_000;

// Another draw of the same people.
export function otherSeed(chance: number): string {
  return String(1 + Math.floor(chance * SEED_MOST));
}
