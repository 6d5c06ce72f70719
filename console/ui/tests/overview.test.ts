import { expect, test } from "vitest";
import { countersOf } from "../src/overview/counters";
import { homeOf } from "../src/session/rights";
import type { Me } from "../src/shapes";
import { overviewEn } from "../src/words/overview_en";
import { overviewVi } from "../src/words/overview_vi";

const of = (...rights: string[]) => ({ rights }) as Me;
const operator = of("queue", "reply", "notes", "route", "answer");
const unit = of("notes:own", "answer:own");
const leader = of("queue:read", "notes", "route", "answer", "approve");
const admin = of("admin");

const codes = (me: Me) => countersOf(me, {}, {}).map((one) => one.code);

test("each role counts its own work, and only what it may open", () => {
  const late = ["overdue", "due_today"];
  expect(codes(operator)).toEqual(["waiting", "mine", "silent", ...late, "unclassified"]);
  expect(codes(unit)).toEqual([...late, "open"]);
  expect(codes(leader)).toEqual(["waiting", "silent", ...late, "unclassified", "to_approve"]);
  expect(codes(admin)).toEqual([]);
});

test("what is not known yet is not nought", () => {
  const [waiting] = countersOf(operator, {}, {});
  expect(waiting?.value).toBeUndefined();
  expect(countersOf(operator, { queue: 0 }, {})[0]?.value).toBe(0);
});

test("the day begins where the role's work is", () => {
  expect(homeOf(operator)).toBe("/hop-thoai");
  expect(homeOf(unit)).toBe("/phan-anh");
  expect(homeOf(leader)).toBe("/tong-quan");
  expect(homeOf(admin)).toBe("/tong-quan");
});

test("the words of the overview are the same in both languages", () => {
  expect(Object.keys(overviewEn).sort()).toEqual(Object.keys(overviewVi).sort());
  for (const text of Object.values(overviewVi)) expect(text).toBe(text.normalize("NFC"));
});
