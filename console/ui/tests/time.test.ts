import { expect, test } from "vitest";
import { left, shortWait } from "../src/time/durations";
import { clockTime, date, dateTime, dayNumber, dayWord, weekday } from "../src/time/format";

test("waiting is told in the words of the office", () => {
  expect(shortWait(20, "vi")).toBe("dưới 1 ph");
  expect(shortWait(18 * 60 + 59, "vi")).toBe("18 ph");
  expect(shortWait(2 * 3600 + 5 * 60, "vi")).toBe("2 giờ 05 ph");
  expect(shortWait(3 * 86_400, "vi")).toBe("3 ngày");
  expect(shortWait(86_400, "en")).toBe("1 day");
  expect(shortWait(-5, "en")).toBe("under 1 min");
});

test("what is left has two units at most", () => {
  expect(left(31 * 3600 + 20 * 60, "vi")).toBe("31 giờ 20 phút");
  expect(left(4 * 86_400 + 3 * 3600 + 59, "vi")).toBe("4 ngày 3 giờ");
  expect(left(59, "vi")).toBe("59 giây");
  expect(left(60, "en")).toBe("1 minute");
  expect(left(-1, "en")).toBe("0 seconds");
});

test("dates and times are Vietnam's, whatever the PC thinks", () => {
  expect(clockTime("2026-11-21T09:12:05.000+07:00")).toBe("09:12");
  expect(dateTime("2026-11-20T18:30:00Z")).toBe("21/11/2026 01:30");
  expect(date("2026-12-31T17:00:00Z")).toBe("01/01/2027");
});

test("a day begins at midnight in Vietnam", () => {
  const late = "2026-11-20T23:59:59+07:00";
  const early = "2026-11-21T00:00:00+07:00";
  expect(dayNumber(early) - dayNumber(late)).toBe(1);
  expect(weekday(early)).toBe(6);
  expect(dayWord(late, Date.parse(early))).toBe("yesterday");
  expect(dayWord(early, Date.parse(early))).toBe("today");
  expect(dayWord("2026-11-01T08:00:00+07:00", Date.parse(early))).toBe("other");
});
