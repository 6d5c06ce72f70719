import { expect, test } from "vitest";
import { buttonNumber } from "../src/surveys/questionnaires/button_numbers";

test("a button shows the number a citizen would type, and none where there is none", () => {
  const text = [
    "(2/6) Kết quả có được trả đúng hẹn không?",
    "1. Trả sớm hơn ngày hẹn ghi trên giấy",
    "2. Đúng hẹn",
    "0. Không trả lời",
  ].join("\n");
  expect(buttonNumber(text, "Đúng hẹn")).toBe("2");
  expect(buttonNumber(text, "Trả sớm hơn ngày hẹn…")).toBe("1");
  expect(buttonNumber(text, "Xong")).toBeNull();
  expect(buttonNumber("(5/6) Ông/Bà đi lại mấy lần?\nXin nhắn một con số.", "Không trả lời")).toBe(
    null,
  );
});
