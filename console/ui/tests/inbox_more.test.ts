import { expect, test } from "vitest";
import { ranked } from "../src/text/ranked";
import { cannedFound } from "../src/inbox/canned_found";
import { faultOf } from "../src/inbox/attachable";
import { choiceOf, filtersOn, NONE, queryOf } from "../src/inbox/list_choice";
import { localText, moment, msOf, readTime, suggestions } from "../src/inbox/snooze_times";
import { larger, smaller, turned } from "../src/files/viewing";
import { inboxMoreEn } from "../src/words/inbox_more_en";
import { inboxMoreVi } from "../src/words/inbox_more_vi";

const MORNING = Date.parse("2026-11-23T09:02:00+07:00");
const bytes = (...values: number[]) => new Uint8Array(values);
const JPEG = bytes(0xff, 0xd8, 0xff, 0xe0);
const PDF = bytes(0x25, 0x50, 0x44, 0x46);
const MB = 1024 * 1024;

test("reminders are suggested after now, in Vietnam's time", () => {
  const times = suggestions(MORNING);
  expect(times).toEqual([
    "2026-11-23T09:35",
    "2026-11-23T11:05",
    "2026-11-23T13:00",
    "2026-11-24T07:00",
  ]);
  expect(localText(msOf("2026-11-23T14:00"))).toBe("2026-11-23T14:00");
  const evening = suggestions(Date.parse("2026-11-23T18:00:00+07:00"));
  expect(evening.some((one) => one.endsWith("13:00"))).toBe(false);
});

test("a time is typed the way people write it", () => {
  expect(readTime("14h")).toBe("14:00");
  expect(readTime("7h05")).toBe("07:05");
  expect(readTime("9.30")).toBe("09:30");
  for (const wrong of ["25:00", "9:61", "mai", "", "12:3"]) expect(readTime(wrong)).toBeNull();
  expect(moment("2026-11-23", "9:00", MORNING)).toBeNull();
  expect(moment("2026-11-23", "10:00", MORNING)).toBe("2026-11-23T10:00");
  expect(moment("2027-11-23", "10:00", MORNING)).toBeNull();
  expect(moment("", "10:00", MORNING)).toBeNull();
});

test("files are refused before they are uploaded, by name, bytes and size", () => {
  expect(faultOf("giay hen.JPG", 1000, JPEG)).toBeNull();
  expect(faultOf("giay hen.jpg", 1000, PDF)).toBe("attach.kind");
  expect(faultOf("giay hen.jpg", MB + 1, JPEG)).toBe("attach.big_picture");
  expect(faultOf("a.pdf", 5 * MB, PDF)).toBeNull();
  expect(faultOf("a.pdf", 5 * MB + 1, PDF)).toBe("attach.big_file");
  expect(faultOf("a.exe", 10, bytes(0x4d, 0x5a))).toBe("attach.kind");
  expect(faultOf("a.csv", 0, bytes())).toBe("attach.empty");
});

test("what narrows a list stands in its address, and nothing unknown is taken from there", () => {
  const choice = { ...NONE, reason: "danger", silent: true, sort: "new" as const };
  const query = queryOf("queue", choice);
  expect(query).toBe("view=queue&reason=danger&silent=1&sort=new");
  expect(choiceOf(new URLSearchParams(query))).toEqual(choice);
  expect(choiceOf(new URLSearchParams("reason=x&sort=loud&draft=2"))).toEqual(NONE);
  expect(filtersOn(choice)).toBe(2);
});

test("a picture grows and shrinks within limits and turns all the way round", () => {
  let scale = 1;
  for (let i = 0; i < 20; i += 1) scale = larger(scale);
  expect(scale).toBe(8);
  for (let i = 0; i < 40; i += 1) scale = smaller(scale);
  expect(scale).toBe(0.25);
  expect([0, 90, 180, 270].map(turned)).toEqual([90, 180, 270, 0]);
});

test("the further words of the inbox are complete in both languages", () => {
  const names = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((hit) => hit[1]).sort();
  expect(Object.keys(inboxMoreEn).sort()).toEqual(Object.keys(inboxMoreVi).sort());
  for (const [key, text] of Object.entries(inboxMoreVi)) {
    expect(text).toBe(text.normalize("NFC"));
    expect(names(inboxMoreEn[key as keyof typeof inboxMoreVi]), key).toEqual(names(text));
  }
});

test("a canned answer that is called so comes before one that says so somewhere", () => {
  const answers = [
    { id: "xin_ma", title: "Xin mã hồ sơ", text: "Mã ghi trên giấy hẹn." },
    { id: "tre_hen", title: "Trễ hẹn: đã hỏi đơn vị", text: "Tôi đã hỏi {don_vi}." },
  ];
  expect(cannedFound("tre hen", answers).map((one) => one.id)).toEqual(["tre_hen", "xin_ma"]);
  expect(cannedFound("giay", answers).map((one) => one.id)).toEqual(["xin_ma"]);
  expect(cannedFound("", answers)).toEqual(answers);
});

test("a case's number finds the case before the conversation that tells it", () => {
  const hits = [
    { kind: "conv", title: "Lan Nguyễn" },
    { kind: "case", title: "PA2611-00031-2" },
  ];
  expect(ranked("pa2611-00031-2", hits, (hit) => [hit.title]).map((hit) => hit.kind)).toEqual([
    "case",
    "conv",
  ]);
  expect(ranked("lan", hits, (hit) => [hit.title])[0]?.kind).toBe("conv");
});
