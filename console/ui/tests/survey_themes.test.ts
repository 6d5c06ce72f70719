import { expect, test } from "vitest";
import { CallError } from "../src/call";
import { differing, newerIn, textOf } from "../src/surveys/results/theme_edit";
import type { Theme } from "../src/surveys/shapes";

const theirs: Theme = {
  id: 3,
  rev: 5,
  title: "Chờ lâu",
  about: "Quá giờ hẹn",
  answers: 12,
  retired: false,
};

test("only a theme that somebody else changed is held beside what was typed", () => {
  expect(newerIn(new CallError(409, { code: "stale", theme: theirs }))).toEqual(theirs);
  expect(newerIn(new CallError(409, { code: "stale" }))).toBeNull();
  expect(newerIn(new CallError(409, { code: "title_taken", theme: theirs }))).toBeNull();
  expect(newerIn(new Error("stale"))).toBeNull();
});

test("of both versions of a theme the parts that differ are named, and no count of answers", () => {
  const mine = textOf(theirs);
  expect(differing(mine, textOf({ ...theirs, rev: 6, answers: 13 }))).toEqual([]);
  expect(differing({ ...mine, about: "", retired: true }, theirs)).toEqual(["about", "retired"]);
  expect(differing({ ...mine, title: "Đợi lâu" }, theirs)).toEqual(["title"]);
});
