import { expect, test } from "vitest";
import { addDays, addMonths, movedBy, weekdayOf, weeksOf } from "../src/time/month";

test("a month has its days in weeks that begin on Monday", () => {
  const november = weeksOf("2026-11-21");
  expect(november[0]).toEqual(["", "", "", "", "", "", "2026-11-01"]);
  expect(november.at(-1)).toEqual(["2026-11-30", "", "", "", "", "", ""]);
  expect(november.flat().filter(Boolean)).toHaveLength(30);
  expect(weeksOf("2027-02-10")).toHaveLength(4); // from Monday to Sunday, nothing before or after
  expect(weeksOf("2028-02-10").flat().at(-1)).toBe("");
  expect(weeksOf("2028-02-10").flat()).toContain("2028-02-29");
});

test("arrows walk days and weeks, over the end of a month and of a year", () => {
  expect(movedBy("ArrowRight", false, "2026-12-31")).toBe("2027-01-01");
  expect(movedBy("ArrowUp", false, "2026-11-03")).toBe("2026-10-27");
  expect(movedBy("Home", false, "2026-11-21")).toBe("2026-11-16");
  expect(movedBy("End", false, "2026-11-21")).toBe("2026-11-22");
  expect(movedBy("a", false, "2026-11-21")).toBeNull();
});

test("page keys turn months, with Shift years, and stay in a month that is shorter", () => {
  expect(movedBy("PageDown", false, "2026-01-31")).toBe("2026-02-28");
  expect(movedBy("PageUp", false, "2026-01-15")).toBe("2025-12-15");
  expect(movedBy("PageUp", true, "2028-02-29")).toBe("2027-02-28");
  expect(movedBy("PageDown", true, "2026-11-21")).toBe("2027-11-21");
});

test("nobody walks out of the years that can be typed", () => {
  expect(addDays("2000-01-01", -1)).toBe("2000-01-01");
  expect(addMonths("2099-06-30", 12)).toBe("2099-12-31");
  expect(weekdayOf("2026-11-23")).toBe(0);
});
