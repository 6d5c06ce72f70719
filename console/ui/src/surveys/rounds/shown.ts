// Every choice of a round in words: to compare two versions, and to read what may not be changed.
import type { Shown } from "../../admin/revised_parts";
import { showDate } from "../../time/typed_date";
import type { Language } from "../../words/language";
import type { RoundSay } from "../../words/use_round_words";
import { money } from "./figures";
import { hasQuota, readWhole, type RoundForm } from "./plan_form";
import type { PeopleList } from "./shapes";
import type { Step } from "./steps";

export type Line = { step: Step; shown: Shown<RoundForm> };

interface Ground {
  say: RoundSay;
  language: Language;
  lists: PeopleList[];
}

function sourceLines({ say, lists }: Ground): Shown<RoundForm>[] {
  return [
    [say("plan.name"), (form) => form.name],
    [
      say("plan.questionnaire"),
      (form) => say("list.version", { title: form.questionnaire, n: form.version }),
    ],
    [say("plan.anonymous"), (form) => say(form.anonymous ? "plan.yes" : "plan.no")],
    [
      say("source.list"),
      ({ list }) =>
        list === null
          ? say("source.no_list")
          : (lists.find((one) => one.id === list)?.name ?? say("source.list_n", { n: list })),
    ],
  ];
}

function sampleLines({ say }: Ground): Shown<RoundForm>[] {
  const by = (form: RoundForm) =>
    [form.by_unit && say("sample.by_unit"), form.by_field && say("sample.by_field")]
      .filter(Boolean)
      .join(", ") || say("sample.by_none");
  return [
    [say("sample.everybody"), (form) => say(form.everybody ? "plan.yes" : "plan.no")],
    [say("sample.error"), (form) => form.error_percent],
    [say("sample.expected"), (form) => form.expected_percent],
    [say("sample.minimum"), (form) => form.minimum],
    [say("sample.strata_by"), by],
    [say("sample.quota"), (form) => say(hasQuota(form) ? "plan.yes" : "plan.no")],
    [say("sample.seed"), (form) => form.seed],
  ];
}

function scheduleLines({ say }: Ground): Shown<RoundForm>[] {
  const days = (form: RoundForm) =>
    form.weekdays
      .map((on, at) => (on ? say(`day.${at}` as "day.0") : ""))
      .filter(Boolean)
      .join(", ");
  const closed = (form: RoundForm) =>
    form.closed.map((one) => `${showDate(one.first)}–${showDate(one.last)}`).join("; ");
  return [
    [say("schedule.opens"), (form) => `${form.opens_time} ${showDate(form.opens_day)}`],
    [say("schedule.closes"), (form) => `${form.closes_time} ${showDate(form.closes_day)}`],
    [say("schedule.hours"), (form) => form.hours.map((one) => `${one.from}–${one.to}`).join(", ")],
    [say("schedule.weekdays"), days],
    [say("schedule.make_up"), (form) => say(form.make_up_days ? "plan.yes" : "plan.no")],
    [say("schedule.closed"), (form) => closed(form) || say("schedule.closed_none")],
    [say("schedule.per_second"), (form) => form.per_second],
    [say("schedule.spacing"), (form) => form.spacing_hours],
    [say("schedule.remind"), (form) => form.remind_days],
    [say("schedule.after_result"), (form) => form.after_result_days],
    [say("schedule.repeat"), (form) => say(`repeat.${form.repeat}`)],
  ];
}

function wordLines({ say, language }: Ground): Shown<RoundForm>[] {
  const own = (text: string) => text || say("words.usual");
  return [
    [say("words.invitation"), (form) => own(form.words.invitation)],
    [say("words.reminder"), (form) => own(form.words.reminder)],
    [say("words.thanks"), (form) => own(form.words.thanks)],
    [say("words.template_uid"), (form) => form.templates.uid],
    [say("words.template_phone"), (form) => form.templates.phone],
    [say("words.template_rating"), (form) => form.templates.rating],
    [say("words.charged"), (form) => say(form.charged ? "plan.yes" : "plan.no")],
    [say("words.budget"), (form) => money(readWhole(form.budget) ?? 0, language)],
  ];
}

export function linesOf(ground: Ground): Line[] {
  const of = (step: Step, lines: Shown<RoundForm>[]): Line[] =>
    lines.map((shown) => ({ step, shown }));
  return [
    ...of("source", sourceLines(ground)),
    ...of("sample", sampleLines(ground)),
    ...of("schedule", scheduleLines(ground)),
    ...of("words", wordLines(ground)),
  ];
}
