import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Drafts } from "../src/inbox/drafts";
import { setWriter } from "../src/session/writer";

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

// A service whose answer takes its time, and a tab that remembers.
function slowService() {
  const puts: string[] = [];
  const open: (() => void)[] = [];
  const lying = new Map<string, string>();
  const shelf = {
    read: (key: string) => lying.get(key) ?? null,
    put: (key: string, text: string) => void lying.set(key, text),
    drop: (key: string) => void lying.delete(key),
  };
  const save = (_id: string, _kind: string, text: string) => {
    puts.push(text);
    return new Promise<void>((done) => open.push(done));
  };
  return {
    drafts: new Drafts(save, shelf),
    make: () => new Drafts(save, shelf),
    puts,
    open,
    lying,
  };
}

test("a text that was sent does not come back when a save of it ends late", async () => {
  const { drafts, puts, open } = slowService();
  drafts.write("1", "reply", "đã gửi");
  await vi.advanceTimersByTimeAsync(2000); // its save is under way while it is sent
  drafts.sent("1", "reply", "đã gửi");
  drafts.load("1", "reply", "đã gửi");
  expect(drafts.text("1", "reply")).toBe("");
  open[0]!();
  await vi.advanceTimersByTimeAsync(2000);
  expect(puts).toEqual(["đã gửi", ""]); // and the service forgets it too
  open[1]!();
  await vi.advanceTimersByTimeAsync(0);
  drafts.load("1", "reply", "đã gửi");
  expect(drafts.text("1", "reply")).toBe("");
});

test("what is typed while the text before it is being sent stays", () => {
  const { drafts } = service();
  drafts.write("1", "reply", "Chào chị");
  drafts.write("1", "reply", "Chào chị\nCòn một việc");
  drafts.sent("1", "reply", "Chào chị");
  expect(drafts.text("1", "reply")).toBe("Còn một việc");
  drafts.sent("1", "reply", "Còn một việc", "chưa đi");
  expect(drafts.text("1", "reply")).toBe("chưa đi");
});

test("saves of one draft never overtake each other", async () => {
  const { drafts, puts, open } = slowService();
  drafts.write("1", "reply", "một");
  void drafts.flush("1", "reply");
  drafts.write("1", "reply", "hai");
  void drafts.flush("1", "reply");
  void drafts.flush("1", "reply");
  await vi.advanceTimersByTimeAsync(5000);
  expect(puts).toEqual(["một"]);
  open[0]!();
  await vi.advanceTimersByTimeAsync(0);
  expect(puts).toEqual(["một", "hai"]);
});

test("words that were not saved are there after a reload, for who wrote them only", async () => {
  const { drafts, make, open, lying } = slowService();
  setWriter("hoa");
  drafts.write("1", "reply", "chưa lưu");
  setWriter("mai");
  expect(make().text("1", "reply")).toBeUndefined();
  setWriter("hoa");
  const again = make();
  again.load("1", "reply", "");
  expect(again.text("1", "reply")).toBe("chưa lưu");
  await vi.advanceTimersByTimeAsync(2000);
  open.forEach((done) => done());
  await vi.advanceTimersByTimeAsync(0);
  expect(lying.size).toBe(0);
  setWriter("");
});
