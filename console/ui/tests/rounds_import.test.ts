import { expect, test } from "vitest";
import { CallError } from "../src/call";
import {
  bodyOf,
  changedFrom,
  choiceOf,
  faultOf,
  FILE_MOST,
  hindranceIn,
  leftOutName,
  listName,
  progressOf,
  saveFailureIn,
  stageOf,
  withField,
} from "../src/surveys/import/choice";
import { isGone } from "../src/surveys/import/queries";
import type { Import, ImportField } from "../src/surveys/import/shapes";

const column = (index: number, name: string, field: ImportField | null) => ({
  index,
  name,
  field,
  guessed: field !== null,
  examples: [],
});
const file: Import = {
  id: 7,
  rev: 2,
  file: "danh sách t11.xlsx",
  bytes: 1000,
  state: "read",
  rows_read: 10,
  rows_saved: 0,
  refused: null,
  kind: "xlsx",
  encoding: null,
  separator: "",
  sheet: "Sheet1",
  legacy: { code: "tcvn3", columns: [0], converted: false, examples: [] },
  columns: [column(0, "Họ tên", "ho_ten"), column(1, "SĐT", "dien_thoai"), column(2, "DĐ", null)],
  dates: [],
  mixed_days: false,
  unknown_units: [{ name: "TTHC", people: 4, unit: null, likely: [] }],
  rows: 10,
  usable: 8,
  left_out: [],
  list: null,
  expires_at: "2026-11-22T12:00:00+07:00",
};

test("a file nobody touched may be saved", () => {
  const choice = choiceOf(file);
  expect(changedFrom(file, choice)).toBe(false);
  expect(hindranceIn(file, choice)).toBeNull();
});

test("a field belongs to one column", () => {
  const choice = withField(choiceOf(file), 2, "dien_thoai");
  expect(choice.fields).toEqual({ 0: "ho_ten", 1: null, 2: "dien_thoai" });
  expect(withField(choice, 0, null).fields[0]).toBeNull();
  expect(changedFrom(file, choice)).toBe(true);
  expect(changedFrom(file, withField(withField(choice, 1, "dien_thoai"), 2, null))).toBe(false);
});

test("what is chosen is sent with the revision it was chosen upon", () => {
  const choice = { ...choiceOf(file), convert: true, units: { TTHC: "hg.ttpvhcc" } };
  expect(bodyOf(file, choice)).toEqual({
    rev: 2,
    encoding: null,
    columns: [
      { index: 0, field: "ho_ten" },
      { index: 1, field: "dien_thoai" },
      { index: 2, field: null },
    ],
    convert: true,
    units: [{ name: "TTHC", unit: "hg.ttpvhcc" }],
  });
});

test("a list is not saved before it is read as chosen, without a way, or of nobody", () => {
  const choice = choiceOf(file);
  expect(hindranceIn(file, { ...choice, convert: true })).toBe("read_again");
  const named = { ...file, columns: [column(0, "Họ tên", "ho_ten")] };
  expect(hindranceIn(named, choiceOf(named))).toBe("no_way");
  expect(hindranceIn({ ...file, usable: 0 }, choice)).toBe("nobody");
});

test("the stages follow what the service says, and a lost file is gone", () => {
  expect(stageOf(undefined, false)).toBe("reading");
  expect(stageOf({ ...file, state: "reading" }, false)).toBe("reading");
  expect(stageOf(file, false)).toBe("mapping");
  expect(stageOf({ ...file, state: "saved", list: 3 }, false)).toBe("saved");
  expect(stageOf(file, true)).toBe("gone");
});

test("a save that failed is told where it is tried again, which a file refused is not", () => {
  const why = { vi: "Hãy thử lại.", en: "Try again." };
  expect(saveFailureIn({ ...file, refused: why })).toEqual(why);
  expect(stageOf({ ...file, refused: why }, false)).toBe("mapping");
  expect(saveFailureIn(file)).toBeNull();
  expect(saveFailureIn({ ...file, state: "refused", refused: why })).toBeNull();
  expect(saveFailureIn({ ...file, state: "saving", refused: why })).toBeNull();
});

test("only a file the service no longer knows counts as dropped", () => {
  expect(isGone(new CallError(404, { code: "import_gone" }))).toBe(true);
  expect(isGone(new CallError(409, { code: "not_now" }))).toBe(false);
  expect(isGone(new CallError(0, { code: "offline" }))).toBe(false);
});

test("progress is told only where the whole is known", () => {
  expect(progressOf({ ...file, state: "reading", rows: 0 })).toBeNull();
  expect(progressOf({ ...file, state: "reading", rows_read: 5 })).toBe(0.5);
  expect(progressOf({ ...file, state: "saving", rows_saved: 4 })).toBe(0.5);
  expect(progressOf(file)).toBeNull();
});

test("files that would be refused are not sent", () => {
  expect(faultOf("t11.XLSX", 10)).toBeNull();
  expect(faultOf("t11.xls", 10)).toBe("kind");
  expect(faultOf("t11.csv", 0)).toBe("empty");
  expect(faultOf("t11.csv", FILE_MOST + 1)).toBe("large");
});

test("names of the list and of the rows left out come from the file", () => {
  expect(listName("danh sách t11.xlsx")).toBe("danh sách t11");
  expect(leftOutName("danh sách t11.xlsx")).toBe("danh-sách-t11-loi.csv");
  expect(leftOutName("….csv")).toBe("--loi.csv");
});
