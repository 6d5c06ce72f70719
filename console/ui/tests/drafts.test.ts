import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Drafts } from "../src/inbox/drafts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

// A service that keeps drafts, and can be told to fail.
function service() {
  const kept = new Map<string, string>();
  const calls: string[] = [];
  const state = { failing: false };
  const drafts = new Drafts(async (id, kind, text) => {
    calls.push(text);
    if (state.failing) throw new Error("no network");
    kept.set(`${id} ${kind}`, text);
  });
  return { drafts, kept, calls, state };
}

test("a draft is saved two seconds after writing began, once", async () => {
  const { drafts, kept, calls } = service();
  drafts.write("1", "reply", "Chào");
  await vi.advanceTimersByTimeAsync(1500);
  drafts.write("1", "reply", "Chào chị");
  await vi.advanceTimersByTimeAsync(600);
  expect(kept.get("1 reply")).toBe("Chào chị");
  expect(calls).toEqual(["Chào chị"]);
});

test("drafts never mix, however often one switches while typing", async () => {
  const { drafts, kept } = service();
  for (let round = 0; round < 50; round++) {
    const id = String(round % 5);
    drafts.write(id, round % 2 ? "reply" : "note", `${id} ${round % 2}`);
    await vi.advanceTimersByTimeAsync(300);
    void drafts.flush(id, round % 2 ? "reply" : "note");
  }
  await vi.advanceTimersByTimeAsync(3000);
  for (const [key, text] of kept) {
    const [id, kind] = key.split(" ");
    expect(text).toBe(`${id} ${kind === "reply" ? 1 : 0}`);
  }
  expect(kept.size).toBe(10);
});

test("what was written is kept and tried again when saving fails", async () => {
  const { drafts, kept, state, calls } = service();
  state.failing = true;
  drafts.write("1", "reply", "Xin lỗi chị");
  await vi.advanceTimersByTimeAsync(2000);
  expect(drafts.state("1", "reply")).toBe("failed");
  expect(drafts.text("1", "reply")).toBe("Xin lỗi chị");
  state.failing = false;
  await vi.advanceTimersByTimeAsync(4000);
  expect(kept.get("1 reply")).toBe("Xin lỗi chị");
  expect(calls.length).toBe(2);
});

test("what the service has never replaces words written here", async () => {
  const { drafts } = service();
  drafts.load("1", "reply", "từ máy chủ");
  expect(drafts.text("1", "reply")).toBe("từ máy chủ");
  drafts.write("1", "reply", "mới viết");
  await vi.advanceTimersByTimeAsync(2000);
  drafts.load("1", "reply", "từ máy chủ");
  expect(drafts.text("1", "reply")).toBe("mới viết");
});

test("a text that was sent is not saved as a draft again", async () => {
  const { drafts, calls } = service();
  drafts.write("1", "reply", "đã gửi");
  drafts.sent("1", "reply");
  await vi.advanceTimersByTimeAsync(5000);
  expect(calls).toEqual([]);
  expect(drafts.text("1", "reply")).toBe("");
});
