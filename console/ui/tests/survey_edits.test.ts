import { expect, test } from "vitest";
import { boundFrom } from "../src/surveys/questionnaires/bounds";
import { differences } from "../src/surveys/questionnaires/differing";
import {
  addOption,
  borrowQuestion,
  clean,
  codeFrom,
  duplicateQuestion,
  emptyQuestion,
  freeCode,
  insertQuestion,
  moveOption,
  moveQuestion,
  placed,
  questionsOf,
  removeQuestion,
  restoreQuestion,
  sameText,
  withKind,
} from "../src/surveys/questionnaires/edits";
import { begun, edited, STEPS_MAX, undone } from "../src/surveys/questionnaires/history";
import { characters, minutes } from "../src/surveys/questionnaires/words";
import type { Questionnaire } from "../src/surveys/shapes";

const whole: Questionnaire = {
  questionnaire: "nhanh",
  version: 2,
  title: "Khảo sát nhanh",
  invitation: "Mời Ông/Bà",
  thanks: "Cảm ơn",
  facts: ["don_vi"],
  factors: { B: "Thủ tục" },
  pages: [
    {
      questions: [
        { code: "Z1", kind: "rating", ask: "Hài lòng không?", title: "Chung", overall: true },
        {
          code: "Z2",
          kind: "single",
          ask: "Đúng hẹn không?",
          options: [
            { code: "dung", label: "Đúng" },
            { code: "tre", label: "Trễ" },
          ],
        },
      ],
    },
    { title: "Thêm", questions: [{ code: "Z3", kind: "text", ask: "Góp ý?" }] },
  ],
};
const codes = (one: Questionnaire) => one.pages.map((page) => page.questions.map((q) => q.code));

test("a question moves within its page and over to the next one, and not beyond the ends", () => {
  const down = moveQuestion(whole, { page: 0, at: 0 }, 1)!;
  expect(codes(down.whole)).toEqual([["Z2", "Z1"], ["Z3"]]);
  const over = moveQuestion(down.whole, down.place, 1)!;
  expect(codes(over.whole)).toEqual([["Z2"], ["Z1", "Z3"]]);
  expect(over.place).toEqual({ page: 1, at: 0 });
  const back = moveQuestion(over.whole, over.place, -1)!;
  expect(codes(back.whole)).toEqual([["Z2", "Z1"], ["Z3"]]);
  expect(moveQuestion(whole, { page: 0, at: 0 }, -1)).toBeNull();
  expect(moveQuestion(whole, { page: 1, at: 0 }, 1)).toBeNull();
});

test("a copy has a code of its own and is never the general question", () => {
  const twice = duplicateQuestion(whole, { page: 0, at: 0 });
  expect(codes(twice)[0]).toEqual(["Z1", "Z1_2", "Z2"]);
  expect(questionsOf(twice)[1]!.overall).toBe(false);
  expect(questionsOf(twice)[1]!.ask).toBe("Hài lòng không?");
});

test("a removed question returns to its place, or as near as there is room", () => {
  const here = placed(whole)[1]!;
  const without = removeQuestion(whole, here);
  expect(codes(restoreQuestion(without, here))).toEqual(codes(whole));
  const emptied = { ...without, pages: [without.pages[1]!] };
  expect(codes(restoreQuestion(emptied, here))).toEqual([["Z3", "Z2"]]);
  expect(codes(restoreQuestion({ ...without, pages: [] }, here))).toEqual([["Z2"]]);
});

test("codes are made of words, and are free in whatever letters", () => {
  expect(codeFrom("Trễ, không được báo", "x")).toBe("tre_khong_duoc_bao");
  expect(codeFrom("…!", "x")).toBe("x");
  expect(codeFrom("a".repeat(30), "x")).toHaveLength(24);
  expect(freeCode(["z1", "Z1_2"], "Z1")).toBe("Z1_3");
  expect(freeCode(["b".repeat(24)], "b".repeat(24))).toBe(`${"b".repeat(22)}_2`);
});

test("a new question and new options never take a code that is used", () => {
  const one = emptyQuestion(whole, ["Có", "Không"]);
  expect(one.code).toBe("Q4");
  expect(one.options!.map((option) => option.code)).toEqual(["co", "khong"]);
  const more = addOption(addOption(one, "Có"), "");
  expect(more.options!.map((option) => option.code)).toEqual(["co", "khong", "co_2", "lc"]);
  expect(moveOption(more, 3, -1).options![2]!.code).toBe("lc");
});

test("a borrowed question brings its factor and facts, and no condition on strangers", () => {
  const from: Questionnaire = {
    ...whole,
    facts: ["thu_tuc", "don_vi"],
    factors: { C: "Công chức" },
  };
  const next = borrowQuestion(whole, { page: 1, at: 1 }, from, {
    code: "Z1",
    kind: "rating",
    ask: "Thủ tục {thu_tuc} thế nào?",
    factor: "C",
    only: [{ question: "Q9", options: ["co"] }],
  });
  const taken = questionsOf(next).at(-1)!;
  expect(taken.code).toBe("Z1_2");
  expect(taken.only).toBeUndefined();
  expect(next.facts).toEqual(["don_vi", "thu_tuc"]);
  expect(next.factors).toEqual({ B: "Thủ tục", C: "Công chức" });
});

test("what a kind has no use for is not sent, yet comes back with the kind", () => {
  const question = questionsOf(whole)[1]!;
  const number = withKind(question, "number");
  expect(number.options).toHaveLength(2);
  const sent = clean(
    insertQuestion(whole, { page: 0, at: 0 }, { ...number, code: "N", title: "" }),
  );
  expect(sent.pages[0]!.questions[0]).toEqual({
    code: "N",
    kind: "number",
    ask: "Đúng hẹn không?",
    bounds: { least: 0, most: 100 },
  });
  expect(withKind(number, "single").options).toHaveLength(2);
});

test("dates begin with the year before, and bounds of numbers are no days", () => {
  const question = questionsOf(whole)[1]!;
  const days = withKind(question, "date");
  expect(days.bounds).toEqual({ least: -365, most: 0 });
  const month = { ...days, bounds: { least: -30, most: 0 } };
  expect(withKind(withKind(month, "text"), "date").bounds).toEqual({ least: -30, most: 0 });
  expect(withKind(month, "number").bounds).toEqual({ least: 0, most: 100 });
  expect(withKind(withKind(days, "text"), "number").bounds).toEqual({ least: 0, most: 100 });
  const number = withKind(question, "number");
  expect(withKind(withKind(number, "single"), "date").bounds).toEqual({ least: -365, most: 0 });
});

test("a bound counts once it is a whole number, below nothing as well", () => {
  expect(boundFrom("-30")).toBe(-30);
  expect(boundFrom(" −365 ")).toBe(-365);
  expect(boundFrom("-0")).toBe(0);
  expect(boundFrom("007")).toBe(7);
  for (const text of ["-", "", "1.5", "3-", "--3", "ba"]) expect(boundFrom(text)).toBeNull();
});

test("empty fields and the order of keys are no change", () => {
  const entries = Object.entries(structuredClone(whole)).reverse();
  const turned = Object.fromEntries(entries) as unknown as Questionnaire;
  turned.basis = "";
  turned.pages[0]!.title = "";
  expect(sameText(whole, turned)).toBe(true);
  expect(sameText(whole, { ...whole, title: "Khác" })).toBe(false);
});

test("typing in one field is one step back, another field another", () => {
  let history = begun(whole);
  for (const title of ["K", "Kh", "Khá"]) {
    history = edited(history, { ...whole, title }, "title");
  }
  history = edited(history, { ...history.now, thanks: "Cám ơn" }, "thanks");
  history = undone(history);
  expect(history.now.title).toBe("Khá");
  expect(history.now.thanks).toBe("Cảm ơn");
  history = undone(history);
  expect(history.now).toBe(whole);
  expect(undone(history)).toBe(history);
});

test("steps back are bounded", () => {
  let history = begun(whole);
  for (let at = 0; at < STEPS_MAX + 20; at += 1) {
    history = edited(history, { ...whole, title: `T${at}` });
  }
  expect(history.past).toHaveLength(STEPS_MAX);
});

test("two versions are told apart by what people see", () => {
  const labels = {
    title: "Tên",
    invitation: "Lời mời",
    thanks: "Cảm ơn",
    facts: "Điều đã biết",
    factors: "Yếu tố",
    pages: "Thứ tự",
    kind: () => "",
  };
  const after = moveQuestion({ ...whole, title: "Mới" }, { page: 0, at: 0 }, 1)!.whole;
  const found = differences(whole, after, labels);
  expect(found.map((one) => one.label)).toEqual(["Tên", "Thứ tự"]);
  const reworded = structuredClone(whole);
  reworded.pages[0]!.questions[1]!.options![0]!.label = "Đúng hẹn";
  expect(differences(whole, reworded, labels).map((one) => one.label)).toEqual(["Z2"]);
});

test("times and lengths are counted as people count", () => {
  expect(minutes(52)).toBe("0:52");
  expect(minutes(245.4)).toBe("4:05");
  expect(characters("Đúng hẹn".normalize("NFD"))).toBe(8);
});
