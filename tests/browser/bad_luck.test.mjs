// What an officer types is never lost, and what is sent goes once, whatever happens to the network,
// the session and the service: one officer at one desk, one misfortune after the other.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Stack, until } from "../integration/stack.mjs";
import { Days } from "./days.mjs";
import { Desk, startBrowser } from "./desk.mjs";
import { callsForSomebody } from "./people.mjs";

const LIMIT = { timeout: 150_000 };
const HOA = "Nguyễn Thị Hoa";
const CITIZEN = "Cô Năm Xui";

let stack;
let browser;
let days;
let citizen;
let desk;

before(async () => {
  stack = await Stack.start({ followClock: true, demo: true });
  days = new Days(stack);
  await days.to("2026-11-30T08:00:00+07:00");
  browser = await startBrowser();
  citizen = await callsForSomebody(stack, CITIZEN);
  desk = await (await Desk.open(browser, stack)).logIn(HOA);
  await desk.openConversation(CITIZEN);
  await desk.part("claim").click();
  await desk.part("reply-input").waitFor();
});
after(async () => {
  await browser?.close();
  await stack?.stop();
});

const box = () => desk.part("reply-input");
const says = (words) => desk.page.getByTestId("reply-box").getByText(words).first().waitFor();

async function holds(words) {
  await box().waitFor();
  await until(`"${words}" in the box`, async () => (await box().inputValue()) === words);
}

async function isKept(words) {
  await box().fill(words);
  await says("Đã lưu nháp");
}

// It goes out, once, and the box is empty.
async function goesOnce(words) {
  await desk.page.keyboard.press("Control+Enter");
  await holds("");
  await days.pass("10s");
  const heard = async () => (await stack.heard(citizen)).filter((one) => one.text === words);
  await until("the words on the phone", async () => (await heard()).length > 0, 30);
  await days.pass("30s");
  assert.equal((await heard()).length, 1);
}

test("words typed without a network outlive a reload, and go once", LIMIT, async () => {
  const context = desk.page.context();
  await isKept("Chào cô Năm.");
  await context.setOffline(true);
  await box().press("End");
  await desk.page.keyboard.type(" Hồ sơ của cô");
  await says("Chưa lưu được nháp; đang giữ trên máy này");
  await desk.page.keyboard.press("Control+Enter");
  await desk.page.getByTestId("reply-box").getByRole("alert").first().waitFor();
  await desk.look("luck-1-offline");
  await desk.page.keyboard.type(" đã xong.");
  const address = desk.page.url();
  await desk.page.reload().catch(() => {}); // there is nothing to load
  await context.setOffline(false);
  await desk.page.goto(address);
  await holds("Chào cô Năm. Hồ sơ của cô đã xong.");
  await box().focus();
  await goesOnce("Chào cô Năm. Hồ sơ của cô đã xong.");
});

test("a message whose answer was lost is not sent twice", LIMIT, async () => {
  await box().fill("Cô đến quầy số 3 nhé.");
  // The service does what it was asked; its answer breaks off on the way.
  await desk.page.evaluate(() => {
    const real = window.fetch;
    window.fetch = async (...request) => {
      const answer = await real(...request);
      if (!/\/messages$/.test(request[0]) || request[1].method !== "POST") return answer;
      window.fetch = real;
      throw new TypeError("the connection broke");
    };
  });
  await desk.page.keyboard.press("Control+Enter");
  await desk.page.getByTestId("reply-box").getByRole("alert").first().waitFor();
  await desk.look("luck-2-answer-lost");
  await holds("Cô đến quầy số 3 nhé.");
  await goesOnce("Cô đến quầy số 3 nhé.");
});

test("a login that is ended elsewhere leaves the words where they were", LIMIT, async () => {
  await isKept("Tôi hỏi thêm");
  const other = await (await Desk.open(browser, stack)).logIn(HOA);
  await other.go("/ca-nhan");
  // The last words never reach the service: the page turns before the draft is saved.
  await desk.page.route("**/draft", (call) => call.abort());
  await box().press("End");
  await desk.page.keyboard.type(" bên thuế cho cô.");
  await other.page
    .getByRole("button", { name: /^Đăng xuất/ })
    .first()
    .click();
  await desk.part("username").waitFor();
  await desk.page.unroute("**/draft");
  await desk.look("luck-3-login-again");
  await desk.logIn(HOA);
  await holds("Tôi hỏi thêm bên thuế cho cô.");
  await says("Đã lưu nháp");
  await box().focus();
  await goesOnce("Tôi hỏi thêm bên thuế cho cô.");
  await other.close();
});

test("a service that is killed while somebody types loses nothing", LIMIT, async () => {
  await isKept("Thuế trả lời rồi");
  await stack.killService();
  await box().press("End");
  await desk.page.keyboard.type(": cô nhận");
  await says("Chưa lưu được nháp; đang giữ trên máy này");
  await desk.page.keyboard.press("Control+Enter");
  await desk.page.getByTestId("reply-box").getByRole("alert").first().waitFor();
  await desk.look("luck-4-no-service");
  await desk.page.keyboard.type(" sáng mai.");
  await stack.startService();
  await desk.page.reload();
  await holds("Thuế trả lời rồi: cô nhận sáng mai.");
  await box().focus();
  await goesOnce("Thuế trả lời rồi: cô nhận sáng mai.");
  assert.deepEqual(
    desk.complaints.filter((one) => !/fetch|network/i.test(one)),
    [],
  );
});

// Design B.4: what was typed outlives its dialog and somebody quicker.
test("two administrators change one answer: neither version is lost", LIMIT, async () => {
  const desks = [];
  for (const _ of [1, 2]) {
    desks.push(await (await Desk.open(browser, stack)).logIn("Bùi Văn Quân"));
    await desks.at(-1).go("/quan-tri/mau");
  }
  const [first, second] = desks;
  const write = async (desk, text) => {
    await desk.part("edit-hai_nguoi").click();
    await desk.part("template-text").fill(text);
  };
  const closed = (desk) => desk.part("template-dialog").waitFor({ state: "detached" });
  await first.part("add-template").click();
  await first.part("template-code").fill("hai_nguoi");
  await first.part("template-title").fill("Hai người sửa");
  await first.part("template-text").fill("Bản đầu.");
  await first.part("confirm").click();
  await closed(first);
  await write(first, "Bản của tôi.");
  await first.page.keyboard.press("Escape");
  await first.page.getByText("Chưa lưu. Những gì bạn viết").first().waitFor();

  await second.page.reload();
  await write(second, "Bản của người kia.");
  await second.part("confirm").click();
  await closed(second);

  await first.part("edit-hai_nguoi").click();
  await first.part("unsaved-drop").waitFor();
  assert.equal(await first.part("template-text").inputValue(), "Bản của tôi.");
  await first.part("confirm").click();
  await first.part("conflict-diff").click();
  const told = await first.part("conflict").innerText();
  assert.match(told, /Bùi Văn Quân vừa thay đổi mục này lúc \d\d:\d\d/);
  assert.match(told, /Bản đầu\.\s+Bản của người kia\.[^]*Bản của tôi\./);
  await first.lookAtBoth("bad-luck-conflict");
  await first.part("conflict-keep").click();
  await closed(first);
  await first.page.getByRole("cell", { name: "Bản của tôi." }).waitFor();
  for (const desk of desks) await desk.close();
});
