import { expect, test } from "vitest";
import { readClock } from "../src/surveys/rounds/clock";
import {
  aboutLeft,
  money,
  momentWords,
  percent,
  proposedMonth,
  spanWords,
} from "../src/surveys/rounds/figures";
import { chosenRounds, filterHref, readFilter, roundHref } from "../src/surveys/rounds/list_filter";
import { mistakesIn, saidAbout } from "../src/surveys/rounds/mistakes";
import {
  bodyOf,
  formOf,
  otherSeed,
  readDecimal,
  readWhole,
  type RoundForm,
} from "../src/surveys/rounds/plan_form";
import type { Plan, Round, RoundRow } from "../src/surveys/rounds/shapes";
import { besideOf, firstStep, mendedAt, readImport, readStep } from "../src/surveys/rounds/steps";
import {
  askedOfCell,
  askedQuery,
  cellName,
  proposedMore,
  readAsked,
  stoppedItself,
  watchHref,
} from "../src/surveys/rounds/watching";
import { put } from "../src/words/language";
import { placed } from "../src/words/placed";
import { roundsEn } from "../src/words/rounds_en";
import { roundsVi } from "../src/words/rounds_vi";

const plan: Plan = {
  list: 3,
  sample: {
    error_percent: 2.5,
    expected_percent: 35,
    minimum: 30,
    seed: 20261121,
    everybody: false,
    by_unit: true,
    by_field: false,
    quota: false,
  },
  sending: {
    hours: [
      { from: "08:00", to: "11:00" },
      { from: "13:30", to: "19:30" },
    ],
    weekdays: [true, true, true, true, true, true, false],
    make_up_days: true,
    closed: [{ first: "2026-12-01", last: "2026-12-02" }],
    per_second: 5,
    spacing_hours: 24,
  },
  after_result_days: 0,
  reminder: { after_days: 3 },
  repeat: "once",
  words: { invitation: "", reminder: "", thanks: "" },
  templates: { uid: "", phone: "355021", rating: "Z1" },
  charged: true,
  budget: 500_000,
};
const words = { vi: "", en: "" };
const round: Round = {
  id: 12,
  rev: 4,
  name: "Đợt 11/2026",
  questionnaire: { id: "nhanh", version: 1, title: "Khảo sát nhanh" },
  state: "draft",
  state_words: words,
  why: "",
  anonymous: false,
  opens: "2026-11-25T08:00:00+07:00",
  closes: "2026-12-09T17:30:00+07:00",
  plan,
  made_by: "",
  submitted_by: "",
  approved_by: "",
  may: ["change"],
  checklist: [],
  testers: [],
  log: [],
  suggested: null,
  before: null,
};
const form = (part: Partial<RoundForm> = {}): RoundForm => ({ ...formOf(round), ...part });
const wrongAt = (part: Partial<RoundForm>, facts: string[] | null = ["don_vi"]) =>
  mistakesIn(form(part), facts).map((one) => `${one.step} ${one.at} ${one.key}`);

test("a round that nobody changed is sent as it came", () => {
  const { name, anonymous, opens, closes } = round;
  const same = { name, questionnaire: "nhanh", version: 1, anonymous, opens, closes, plan };
  expect(bodyOf(formOf(round))).toEqual(same);
  expect(mistakesIn(form(), ["don_vi"])).toEqual([]);
});

test("a moment of another zone stands in the form as Vietnam's", () => {
  const late = formOf({ ...round, opens: "2026-11-24T17:30:00Z" });
  expect([late.opens_day, late.opens_time]).toEqual(["2026-11-25", "00:30"]);
  expect(bodyOf(late).opens).toBe("2026-11-25T00:30:00+07:00");
});

test("times are read as they are typed", () => {
  for (const typed of ["8:30", "08:30", "8h30", "0830", "8.30", "8 giờ 30"]) {
    expect(readClock(typed), typed).toBe("08:30");
  }
  expect(readClock("8")).toBe("08:00");
  expect(readClock("8h")).toBe("08:00");
  expect(readClock("24:00")).toBe("24:00");
  for (const wrong of ["", "25:00", "8:60", "24:01", "sáng"]) expect(readClock(wrong)).toBeNull();
});

test("numbers are read with the marks of both languages", () => {
  expect([readWhole("1.987"), readWhole("1,987"), readWhole("500000")]).toEqual([
    1987, 1987, 500_000,
  ]);
  expect([readWhole("1.98"), readWhole("-1"), readWhole("")]).toEqual([null, null, null]);
  expect([readDecimal("3,5"), readDecimal("3.5"), readDecimal("3,")]).toEqual([3.5, 3.5, null]);
});

test("what cannot be sent is named with its step", () => {
  expect(wrongAt({ name: " " })).toEqual(["source name mistake.name"]);
  expect(wrongAt({ error_percent: "0" })).toEqual([
    "sample plan.sample.error_percent mistake.range",
  ]);
  expect(wrongAt({ budget: "nhiều" })).toEqual(["words plan.budget mistake.range"]);
  expect(wrongAt({ closes_day: "2026-11-25", closes_time: "08:00" })).toEqual([
    "schedule closes mistake.order",
  ]);
  expect(wrongAt({ closes_day: "2028-01-01" })).toEqual(["schedule closes mistake.too_long_round"]);
  expect(wrongAt({ opens_time: "tám giờ" })).toEqual(["schedule opens_time mistake.time"]);
  expect(wrongAt({ weekdays: Array.from({ length: 7 }, () => false) })).toEqual([
    "schedule plan.sending.weekdays mistake.weekday",
  ]);
  expect(wrongAt({ closed: [{ first: "2026-12-02", last: "2026-12-01" }] })).toEqual([
    "schedule plan.sending.closed.0 mistake.closed",
  ]);
  expect(wrongAt({ templates: { uid: "abc", phone: "", rating: "" } })).toEqual([
    "words plan.templates.uid mistake.digits",
  ]);
});

test("hours of a day must each have a length and not meet", () => {
  const at = "schedule plan.sending.hours";
  expect(wrongAt({ hours: [] })).toEqual([`${at} mistake.no_hours`]);
  expect(wrongAt({ hours: [{ from: "11:00", to: "8:00" }] })).toEqual([`${at}.0 mistake.hours`]);
  const two = (from: string) => [
    { from, to: "19:00" },
    { from: "08:00", to: "11:00" },
  ];
  expect(wrongAt({ hours: two("10:59") })).toEqual([`${at} mistake.overlap`]);
  expect(wrongAt({ hours: two("11:00") })).toEqual([]);
});

test("names the questionnaire does not know are found, once it is known", () => {
  const invitation = "Kính mời Ông/Bà tới {don_vi} ngày {ngay}";
  const said = { words: { ...plan.words, invitation } };
  expect(wrongAt(said)).toEqual(["words plan.words.invitation mistake.variable"]);
  expect(wrongAt(said, null)).toEqual([]);
  expect(mistakesIn(form(said), ["don_vi"])[0]!.values).toEqual({ names: "{ngay}" });
});

test("the service may name a field whole or by its last part", () => {
  expect(saidAbout({ "plan.sample.seed": "a" }, "plan.sample.seed")).toBe("a");
  expect(saidAbout({ "sample.seed": "b" }, "plan.sample.seed")).toBe("b");
  expect(saidAbout({ seed: "c" }, "plan.sample.seed")).toBe("c");
  expect(saidAbout({ opens: "d" }, "closes")).toBeUndefined();
});

test("the address names the step and the file that is read", () => {
  expect(readStep("buoc=loi-nhan")).toBe("words");
  expect(readStep("?buoc=khac")).toBeNull();
  expect([readImport("buoc=nguon&tep=7"), readImport("tep=-1"), readImport("")]).toEqual([
    7,
    null,
    null,
  ]);
  expect(firstStep("draft")).toBe("source");
  expect(firstStep("to_approve")).toBe("check");
  expect(besideOf("source")).toEqual({ before: undefined, after: "sample" });
  expect(besideOf("check")).toEqual({ before: "words", after: undefined });
  expect(mendedAt("consent")).toBe("source");
});

const row = (id: number, name: string, state: RoundRow["state"]): RoundRow => ({
  ...round,
  id,
  name,
  state,
  people: 0,
  sent: 0,
  complete: 0,
  response_rate: null,
  wait: null,
});

test("rounds are found without accents and by state", () => {
  const rounds = [row(1, "Đợt 11/2026", "draft"), row(2, "Quý 4", "sending")];
  const ids = (search: string) => chosenRounds(rounds, readFilter(search)).map((one) => one.id);
  expect(ids("")).toEqual([1, 2]);
  expect(ids("q=dot")).toEqual([1]);
  expect(ids("trang_thai=sending")).toEqual([2]);
  expect(ids("trang_thai=nothing")).toEqual([1, 2]);
  expect(readFilter(filterHref({ q: "đợt", state: "draft" }).split("?")[1]!)).toEqual({
    q: "đợt",
    state: "draft",
  });
  expect(roundHref(rounds[0]!)).toBe("/khao-sat/dot/1");
  expect(roundHref(rounds[1]!)).toBe("/khao-sat/dot/2/theo-doi");
});

test("figures and times in words of both languages", () => {
  expect([percent(0.285, "vi"), percent(0.285, "en"), percent(0.35, "vi")]).toEqual([
    "28,5 %",
    "28.5 %",
    "35 %",
  ]);
  expect(money(580_000, "vi")).toBe("580.000 đ");
  expect(aboutLeft(70, "vi")).toBe("1 phút 10 giây");
  expect(aboutLeft(7260, "en")).toBe("2 hours 1 minute");
  expect(aboutLeft(86_400, "vi")).toBe("1 ngày");
  expect(aboutLeft(0, "vi")).toBe("chưa đến 1 giây");
  expect(momentWords("2026-11-25T08:00:00+07:00", "vi")).toBe("08:00 thứ Tư 25/11/2026");
  expect(spanWords("2026-11-25T08:00:00+07:00", "2026-11-25T17:00:00+07:00")).toBe("25/11/2026");
});

test("a round is named after its month, after the next one at the end of a month", () => {
  expect(proposedMonth(Date.parse("2026-11-22T10:00:00+07:00"))).toBe("11/2026");
  expect(proposedMonth(Date.parse("2026-12-28T10:00:00+07:00"))).toBe("1/2027");
});

test("another seed is a whole number the service takes", () => {
  for (const chance of [0, 0.5, 0.999999]) {
    expect(wrongAt({ seed: otherSeed(chance) })).toEqual([]);
  }
});

const names = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((hit) => hit[1]).sort();

test("the words of rounds have an English twin with the same values", () => {
  expect(Object.keys(roundsEn).sort()).toEqual(Object.keys(roundsVi).sort());
  for (const [key, text] of Object.entries(roundsVi)) {
    expect(names(roundsEn[key as keyof typeof roundsVi]), key).toEqual(names(text));
    expect(text).toBe(text.normalize("NFC"));
    expect(put(text).trim()).not.toBe("");
  }
});

test("values that are no words stand where each language wants them", () => {
  const shown = (sentence: string) =>
    placed(sentence, { sent: "<12>", people: "<20>" }).map(
      (part) => (part as { props: { children: string } }).props.children,
    );
  expect(shown(roundsVi["list.progress_of"]).join("")).toBe("đã gửi <12>/<20>");
  expect(shown(roundsEn["list.progress_of"]).join("")).toBe("<12>/<20> sent");
  expect(shown("{other}").join("")).toBe("{other}");
});

const cell = { unit: "u", unit_name: "Phường Ngã Bảy", field: "f", field_name: "Đất đai" };
const short = { ...cell, invited: 60, complete: 12, places: 30, reserve: 18, short: true };

test("as many of the reserve are proposed as it takes at the rate so far", () => {
  expect(proposedMore({ ...short, complete: 29 }, 0.25)).toBe(4);
  expect(proposedMore(short, 0.25)).toBe(18);
  expect(proposedMore({ ...short, complete: 29 }, 0)).toBe(18);
  expect(cellName(short)).toBe("Phường Ngã Bảy × Đất đai");
});

test("a round stopped by itself until somebody decides", () => {
  const line = (at: string, what: string) => ({ ...words, at, what, who: "", why: "" });
  const itself = line("2026-11-25T08:30:00+07:00", "stopped_itself");
  const opened = line("2026-11-25T08:00:00+07:00", "opened");
  const paused = line("2026-11-25T09:00:00+07:00", "paused");
  expect(stoppedItself("paused", [opened, itself])).toEqual(itself);
  expect(stoppedItself("sending", [opened, itself])).toBeNull();
  expect(stoppedItself("paused", [itself, paused, opened])).toBeNull();
});

test("who asks everybody does not stop when a stratum is full", () => {
  const quotaOf = (part: Partial<RoundForm>) => bodyOf(form(part)).plan.sample.quota;
  expect(quotaOf({ quota: true })).toBe(true);
  expect(quotaOf({ quota: true, everybody: true })).toBe(false);
});

test("a number of a stratum lists its own people, fields with their accents", () => {
  const asked = askedOfCell({ ...short, field: "Hộ tịch" }, "complete");
  expect(asked).toEqual({ stage: "complete", unit: "u", field: "Hộ tịch" });
  expect(readAsked(askedQuery(asked))).toEqual(asked);
  const long = "Bảo trợ xã hội, phòng chống tệ nạn xã hội và bảo vệ chăm sóc trẻ em, người già";
  expect(long.length).toBeLessThan(80);
  expect(readAsked(askedQuery({ field: long }))).toEqual({ field: long });
});

test("which people are listed stands in the address", () => {
  expect(readAsked("")).toBeNull();
  expect(readAsked("stage=opened&other=1")).toEqual({ stage: "opened" });
  expect(readAsked("unit=u&field=")).toEqual({ unit: "u", field: "" });
  expect(askedQuery({ unit: "u", field: "đ" })).toBe("unit=u&field=%C4%91");
  expect(watchHref(4, { why: "blocked" })).toBe("/khao-sat/dot/4/theo-doi?why=blocked");
});
