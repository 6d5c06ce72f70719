import { expect, test } from "vitest";
import { isLate, may, primaryOf } from "../src/cases/actions";
import { joined, parted } from "../src/cases/answer_drafts";
import { unitOptions } from "../src/cases/unit_options";
import { differences } from "../src/cases/differences";
import { dueLook, dueWords } from "../src/cases/due";
import { fileName } from "../src/cases/export";
import { faultOf, formOf } from "../src/cases/forms";
import { anythingKept, forget, keep } from "../src/kept";
import { bodyOf, newCaseFaults, usualCase } from "../src/cases/new_case_form";
import { sentences } from "../src/cases/sentences";
import type { CaseFile, Catalog, DueKind } from "../src/cases/shapes";
import { between } from "../src/cases/use_walk";
import { pageNumbers } from "../src/ui/pager";
import { ranked } from "../src/ui/ranked";
import { wordDiff } from "../src/text/word_diff";
import { readDate, showDate } from "../src/time/typed_date";
import { casesEn } from "../src/words/cases_en";
import { casesVi } from "../src/words/cases_vi";
import { en } from "../src/words/en";
import { put } from "../src/words/language";
import type { Say } from "../src/words/use_words";
import { vi } from "../src/words/vi";

const all: Record<string, string> = { ...vi, ...casesVi };
const say: Say = (key, values) => put(all[key] ?? key, values);
const now = Date.parse("2026-11-21T09:12:05+07:00");
const names = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((hit) => hit[1]).sort();

function fileWith(part: Partial<CaseFile>): CaseFile {
  return {
    due: { kind: "in_time", days: 3 },
    status: "dang_xu_ly",
    co_units: [],
    tasks: {
      classified: true,
      forwarded: true,
      answered: false,
      approved: false,
      sent: false,
      apology: "",
    },
    actions: [],
    ...part,
  } as unknown as CaseFile;
}
const allow = (...given: string[]) =>
  given.map((name) => ({ name, allowed: true, why: "", why_en: "" }));

test("the words of cases have an English twin with the same values", () => {
  expect(Object.keys(casesEn).sort()).toEqual(Object.keys(casesVi).sort());
  for (const [key, text] of Object.entries(casesVi)) {
    expect(names(casesEn[key as keyof typeof casesVi]), key).toEqual(names(text));
    expect(text).toBe(text.normalize("NFC"));
    expect(text.trim()).not.toBe("");
  }
});

test("no key of cases hides one of the other pages", () => {
  expect(Object.keys(casesVi).filter((key) => key in vi || key in en)).toEqual([]);
});

test("every kind of deadline has words and a look", () => {
  const due = (kind: DueKind, part = {}) => ({ kind, days: 0, hours: 0, since: null, ...part });
  const said = (kind: DueKind, part = {}) => dueWords(due(kind, part), say);
  expect(said("overdue", { days: 2 })).toBe("Quá hạn 2 ngày");
  expect(said("overdue", { days: 0, hours: 5 })).toBe("Quá hạn 5 giờ");
  expect(said("today", { hours: 3 })).toBe("Hôm nay, còn 3 giờ");
  expect(said("today", { hours: 0 })).toBe("Hôm nay, còn dưới 1 giờ");
  expect(said("soon", { days: 2 })).toBe("Còn 2 ngày");
  expect(said("in_time", { days: 9 })).toBe("Còn 9 ngày");
  expect(said("paused", { since: "2026-11-18T08:00:00+07:00" })).toBe("Tạm dừng từ 18/11");
  expect(said("approval")).toBe("Chờ duyệt");
  expect(said("done")).toBe("Đã xong");
  expect(said("none")).toBe("Chưa có hạn");
  expect(dueLook(due("overdue"))).toEqual({ kind: "late", icon: "triangle" });
  expect(dueLook(due("of_tomorrow" as DueKind)).kind).toBe("paused");
});

test("a date is read as people type it", () => {
  for (const typed of [
    "21/11/2026",
    "21.11.26",
    "21-11",
    "211126",
    "2111",
    " hôm nay ",
    "homnay",
  ]) {
    expect(readDate(typed, now), typed).toBe("2026-11-21");
  }
  expect(readDate("+3", now)).toBe("2026-11-24");
  expect(readDate("-21", now)).toBe("2026-10-31");
  expect(readDate("", now)).toBe("");
});

test("what is no date is none, and midnight is Vietnam's", () => {
  for (const typed of ["31/02/2026", "32/1", "13/13/2026", "mai", "1/1/1999", "2026-11-21"]) {
    expect(readDate(typed, now), typed).toBeNull();
  }
  expect(readDate("homnay", Date.parse("2026-11-21T23:30:00+07:00"))).toBe("2026-11-21");
  expect(readDate("homnay", Date.parse("2026-11-20T17:30:00Z"))).toBe("2026-11-21");
  expect(showDate("2026-11-07")).toBe("07/11/2026");
  expect(showDate("")).toBe("");
});

test("the next step of a case follows its state", () => {
  const open = { classified: false, forwarded: false };
  const fresh = fileWith({
    tasks: { ...fileWith({}).tasks, ...open },
    actions: allow("classify", "accept", "route", "submit"),
  });
  expect(primaryOf(fresh)?.name).toBe("classify");
  const classified = { ...fresh, tasks: { ...fresh.tasks, classified: true } };
  expect(primaryOf(classified)?.name).toBe("route");
  expect(primaryOf(fileWith({ actions: allow("start", "submit") }))?.name).toBe("start");
  expect(primaryOf(fileWith({ actions: allow("approve", "submit") }))?.name).toBe("approve");
  expect(primaryOf(fileWith({ actions: [] }))).toBeNull();
  const approved = fileWith({ actions: allow("close", "reopen") });
  approved.tasks.approved = true; // sent or told by telephone
  expect(primaryOf(approved)?.name).toBe("close");
});

test("past its deadline with nothing said, a case first owes an apology with a new date", () => {
  const overdue = { kind: "overdue" as const, days: 2, hours: 0, since: null };
  const late = fileWith({ due: overdue, actions: allow("extend", "submit") });
  expect(isLate(late)).toBe(true);
  expect(primaryOf(late)).toEqual({ name: "extend", late: true });
  const extended = { ...late, actions: allow("submit") };
  expect(primaryOf(extended)).toEqual({ name: "submit", late: false });
});

test("what the service forbids is not allowed, whatever else it says", () => {
  const file = fileWith({
    actions: [{ name: "close", allowed: false, why: "Chưa trả lời.", why_en: "" }],
  });
  expect(may(file, "close")).toBe(false);
  expect(may(file, "merge")).toBe(false);
});

test("of two versions of a case only what differs is told", () => {
  const before = fileWith({
    status_name: "Mới",
    category_name: "Hỏi đáp",
    assigned_unit_name: "A",
  });
  const after = { ...before, category_name: "Trễ hẹn", urgent: true };
  expect(differences(before, after, say)).toEqual([
    { label: "file.category", before: "Hỏi đáp", after: "Trễ hẹn" },
    { label: "file.urgent", before: "không", after: "có" },
  ]);
});

test("title and text of an answer survive the way through one draft", () => {
  const draft = { title: "Chủ tịch UBND phường", text: "Kính gửi,\n\nĐã xong." };
  expect(parted(joined(draft))).toEqual(draft);
  expect(joined({ title: "", text: "" })).toBe("");
  expect(parted(joined({ title: "", text: "Chỉ có chữ" }))).toEqual({
    title: "",
    text: "Chỉ có chữ",
  });
  expect(parted(joined({ title: "a\nb", text: "c" }))).toEqual({ title: "a b", text: "c" });
});

test("a change is shown word by word and both texts can be put together again", () => {
  const [before, after] = ["Hồ sơ chậm do thuế.", "Hồ sơ chậm vì thuế. Xin lỗi."];
  const pieces = wordDiff(before, after);
  const of = (...kinds: string[]) =>
    pieces
      .filter((piece) => kinds.includes(piece.kind))
      .map((piece) => piece.text)
      .join("");
  expect(of("same", "gone")).toBe(before);
  expect(of("same", "new")).toBe(after);
  expect(pieces.find((piece) => piece.kind === "gone")?.text).toBe("do");
  expect(wordDiff("như nhau", "như nhau")).toEqual([{ kind: "same", text: "như nhau" }]);
  expect(wordDiff("", "")).toEqual([]);
});

test("a complaint falls into sentences and lines, none lost", () => {
  const text = "Tôi nộp ngày 03/11. Hẹn ngày 10/11!\nĐến nay chưa có… Bao giờ xong?";
  expect(sentences(text)).toEqual([
    "Tôi nộp ngày 03/11.",
    "Hẹn ngày 10/11!",
    "Đến nay chưa có…",
    "Bao giờ xong?",
  ]);
});

test("a unit is found by its names before the mergers, ended ones only when asked for", () => {
  const catalog = {
    units: [
      { id: "a", name: "Phường Vị Thanh", old_names: ["Phường 1", "Phường 3"] },
      { id: "b", name: "Phường 1", to: "2025-06-30" },
    ],
  } as unknown as Catalog;
  const today = unitOptions(catalog, say, "2026-11-21", { barred: ["a"] });
  expect(today.map((one) => one.value)).toEqual(["a"]);
  expect(today[0]).toMatchObject({ also: "Phường 1 Phường 3", off: say("unit.barred") });
  expect(unitOptions(catalog, say, "2026-11-21", { withEnded: true }).length).toBe(2);
});

test("forms ask for what is missing and send no more than their fields", () => {
  const ground = { file: fileWith({}), catalog: undefined, staff: [], say };
  const extend = formOf("extend", ground);
  const days = extend.fields[0]!;
  expect(faultOf(days, { days: "" }, say)).toBe(say("form.missing"));
  expect(faultOf(days, { days: "31" }, say)).toBe(say("form.days_wrong", { n: 30 }));
  expect(faultOf(days, { days: "5" }, say)).toBeNull();
  expect(extend.body({ days: "5", code: "x", reason: " vì mưa " })).toEqual({
    days: 5,
    reason: "vì mưa",
  });
  expect(formOf("assign", ground).body({ staff: "" })).toEqual({ staff: null });
  const apology = formOf("apology", ground);
  expect(apology.body({ value: "mot_lan", date: "2026-11-20", text: "x" })).toEqual({
    value: "mot_lan",
    date: "2026-11-20",
  });
  expect(apology.body({ value: "khong", date: "", text: " x " })).toEqual({
    value: "khong",
    text: "x",
  });
});

test("a case entered by staff: what is missing, and who stays unknown leaves no trace", () => {
  const form = {
    ...usualCase(""),
    story: "Chờ lâu",
    kind: "tre",
    name: "Lan",
    phone: "0912 345 789",
  };
  expect(newCaseFaults(form)).toEqual({});
  expect(newCaseFaults({ ...form, story: " ", kind: "", phone: "12" })).toEqual({
    story: "missing",
    kind: "missing",
    phone: "phone",
  });
  expect(bodyOf(form, "")).toMatchObject({ phone: "0912345789", channel: "dien_thoai" });
  const unknown = bodyOf({ ...form, identity: "an_danh" }, "");
  expect(unknown).toMatchObject({ name: "", phone: "" });
  expect(bodyOf(usualCase("c_9"), "c_9")).toMatchObject({ channel: "zalo", conversation: "c_9" });
  expect("conversation" in unknown).toBe(false);
});

test("only what really differs counts as typed and not sent", () => {
  expect(anythingKept()).toBe(false);
  keep("a", { text: "" }, { text: "" });
  expect(anythingKept()).toBe(false);
  keep("a", { text: "chữ" }, { text: "" });
  expect(anythingKept()).toBe(true);
  forget("a");
  expect(anythingKept()).toBe(false);
});

test("options are found best first: by name, then by an older name, barred ones last", () => {
  const options = [
    { value: "b", label: "Phường An Bình", also: "Phường Long Bình Mỹ" },
    { value: "x", label: "Phường Long Mỹ", off: "bị nêu tên" },
    { value: "c", label: "Trung tâm phường Long Mỹ" },
    { value: "a", label: "Phường Long Mỹ" },
  ];
  expect(ranked("phuong long my", options).map((one) => one.value)).toEqual(["a", "c", "b", "x"]);
  expect(ranked("", options)).toEqual(options);
});

test("a range is ticked whichever end comes first", () => {
  const ids = ["1", "2", "3", "4"];
  expect(between(ids, "4", "2")).toEqual(["2", "3", "4"]);
  expect(between(ids, "gone", "2")).toEqual(["2"]);
});

test("the pager shows the ends and the neighbours", () => {
  expect(pageNumbers(1, 3)).toEqual([1, 2, 3]);
  expect(pageNumbers(5, 20)).toEqual([1, 0, 4, 5, 6, 0, 20]);
  expect(pageNumbers(3, 5)).toEqual([1, 2, 3, 4, 5]);
});

test("an exported file keeps only a harmless name", () => {
  expect(fileName('attachment; filename="phan-anh-2026.csv"', "csv")).toBe("phan-anh-2026.csv");
  expect(fileName('attachment; filename="../../x y.csv"', "csv")).toBe("phan-anh.csv");
  expect(fileName(null, "xlsx")).toBe("phan-anh.xlsx");
});
