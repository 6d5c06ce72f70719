import { expect, test } from "vitest";
import { wholeNumber } from "../src/text/numbers";
import { found, fold } from "../src/text/folding";
import { MESSAGE_LIMIT, messageLength, splitMessage } from "../src/text/splitting";
import { fillVariables, openVariables, pieces } from "../src/text/variables";

test("accents, case, đ and decomposed letters fold to the same", () => {
  expect(fold("Trễ HẸN ở Đường Đồng Khởi")).toBe("tre hen o duong dong khoi");
  expect(fold("Trễ hẹn".normalize("NFD"))).toBe("tre hen");
  expect(fold("hòa")).toBe(fold("hoà"));
  expect(fold(" a\u200b  b ")).toBe("a b");
});

test("every word of a search must be found, in any of the texts", () => {
  expect(found("tre hen", "Xin lỗi", "Hồ sơ trễ hẹn")).toBe(true);
  expect(found("hen loi", "Xin lỗi", "Hồ sơ trễ hẹn")).toBe(true);
  expect(found("tre dat", "Hồ sơ trễ hẹn")).toBe(false);
  expect(found("", "gì cũng được")).toBe(true);
});

test("a message is counted composed, as Zalo counts it", () => {
  expect(messageLength("Trễ".normalize("NFD"))).toBe(3);
  expect(messageLength("👍")).toBe(1);
});

test("a message is split at the end of a sentence and no words are lost", () => {
  const sentence = "Hồ sơ của Ông/Bà đang được xử lý tại bộ phận một cửa. ";
  const text = sentence.repeat(100).trim();
  const parts = splitMessage(text);
  expect(parts.length).toBe(Math.ceil(text.length / MESSAGE_LIMIT));
  for (const part of parts) {
    expect(messageLength(part)).toBeLessThanOrEqual(MESSAGE_LIMIT);
    expect(part.endsWith(".")).toBe(true);
  }
  expect(parts.join(" ")).toBe(text);
});

test("a paragraph goes before a sentence, a word before the middle of one", () => {
  expect(splitMessage("Một hai.\n\nBa bốn. Năm", 16)).toEqual(["Một hai.", "Ba bốn. Năm"]);
  expect(splitMessage("một hai ba bốn năm", 8)).toEqual(["một hai", "ba bốn", "năm"]);
  expect(splitMessage("abcdefghij", 4)).toEqual(["abcd", "efgh", "ij"]);
  expect(splitMessage("👍".repeat(5), 2)).toEqual(["👍👍", "👍👍", "👍"]);
});

test("a short message stays whole and an empty one is none", () => {
  expect(splitMessage("  Chào chị. ")).toEqual(["Chào chị."]);
  expect(splitMessage(" \n ")).toEqual([]);
});

test("variables without a value stay open and are named once", () => {
  const text = fillVariables("Chào {ten}, hẹn {ngay_hen} ({ngay_hen}).", {
    ten: "Lan",
    ngay_hen: " ",
  });
  expect(text).toBe("Chào Lan, hẹn {ngay_hen} ({ngay_hen}).");
  expect(openVariables(text)).toEqual(["ngay_hen"]);
  expect(openVariables("ngoặc { } và {Hoa} không phải biến")).toEqual([]);
});

test("a value is never read as a pattern", () => {
  expect(fillVariables("{a}", { a: "$& {b}" })).toBe("$& {b}");
});

test("open variables are marked where they stand", () => {
  expect(pieces("Hẹn {gio} nhé")).toEqual([
    { text: "Hẹn ", open: false },
    { text: "{gio}", open: true },
    { text: " nhé", open: false },
  ]);
});

test("thousands are marked as each language does it", () => {
  expect(wholeNumber(55, "vi")).toBe("55");
  expect(wholeNumber(1650, "vi")).toBe("1.650");
  expect(wholeNumber(12_345_678, "en")).toBe("12,345,678");
  expect(wholeNumber(-1000, "vi")).toBe("-1.000");
});
