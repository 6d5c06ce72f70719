import { expect, test } from "vitest";
import { faultReport } from "../src/shell/fault_report";
import { lastFaults, noteFault, plainAddress } from "../src/shell/faults";
import { EVERYWHERE, helpOf, PAGES } from "../src/shell/help_pages";
import { vi } from "../src/words/vi";

test("an address in a report keeps words of the program, and nothing of anybody", () => {
  expect(plainAddress("/cases/81/extend?note=Lan")).toBe("/cases/…/extend");
  expect(plainAddress("/conversations/6150a7f/messages/12")).toBe("/conversations/…/messages/…");
  expect(plainAddress("/search?q=0912345678")).toBe("/search");
  expect(plainAddress("/phan-anh/PA2611-00427-2#Lan%20Nguyen")).toBe("/phan-anh/…");
  expect(plainAddress("/attachments/Nguyễn Thị Lan.jpg")).toBe("/attachments/…");
});

test("the last faults are kept, the newest first, and not without end", () => {
  for (let at = 1; at <= 12; at += 1) noteFault(`GET /cases 500 ${at}`, `ref${at}`);
  expect(lastFaults()).toHaveLength(8);
  expect(lastFaults()[0]?.ref).toBe("ref12");
});

test("a report says where and when, with what to quote", () => {
  const report = faultReport({
    version: "1.4.2",
    address: "/phan-anh/81?q=Lan",
    now: Date.parse("2026-11-21T09:12:05+07:00"),
    connection: "tốt (good)",
    browser: "Chrome 109",
    screen: "1366×768",
    language: "vi",
    faults: [
      { at: Date.parse("2026-11-21T09:11:59+07:00"), what: "POST /cases/… 503 busy", ref: "a1b2" },
    ],
  });
  expect(report).toContain("Lắng Nghe 1.4.2 · 21/11/2026 09:12");
  expect(report).toContain("/phan-anh/…");
  expect(report).toContain("- 21/11/2026 09:11:59 POST /cases/… 503 busy a1b2");
  expect(report).not.toContain("Lan");
});

test("every page has a help text of its own and keys with words", () => {
  const cases = ["/phan-anh", "/phan-anh/81", "/phan-anh/tao"];
  const surveys = ["/khao-sat", "/khao-sat/bo-cau-hoi/nhanh/2"];
  const pages = ["/hop-thoai/12", ...cases, ...surveys, "/quan-tri/zalo"];
  const texts = [...pages, "/ca-nhan"].map((path) => helpOf(path).text);
  expect(new Set(texts).size).toBe(8);
  const lines = [...EVERYWHERE, ...Object.values(PAGES), ...pages.flatMap((p) => helpOf(p).keys)];
  for (const [keys, does] of lines) {
    expect(keys.length).toBeGreaterThan(0);
    expect(vi[does as keyof typeof vi], does).toBeTruthy();
  }
});
