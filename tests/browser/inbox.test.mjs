// Officers and citizens by a clock that the test moves: the first login with its second proof, the
// locked screen, the night's message, two who want the same citizen, Zalo's closed window and its
// empty purse.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Stack, until } from "../integration/stack.mjs";
import { Days } from "./days.mjs";
import { Desk, digitsAt, startBrowser } from "./desk.mjs";
import { callsForSomebody, startFirstLogin } from "./people.mjs";

const LIMIT = { timeout: 150_000 };

// Each test has a working day of its own.
const DAYS = ["11-30", "12-01", "12-08", "12-14", "12-28"];

let stack;
let browser;
let days;

before(async () => {
  stack = await Stack.start({ followClock: true, demo: true });
  days = new Days(stack, DAYS);
  browser = await startBrowser();
});
after(async () => {
  await browser?.close();
  await stack?.stop();
});

test("a first login asks for a new password and a second proof", LIMIT, async () => {
  await days.nextMorning();
  const desk = await Desk.open(browser, stack);
  await startFirstLogin(stack, desk, "trang", "van_hanh,tin_mat");
  await desk.look("inbox-1-new-password");
  await desk.page.keyboard.press("Enter");
  await desk.page.locator("code.key").waitFor();
  const key = (await desk.page.locator("code.key").innerText()).replaceAll(" ", "");
  await desk.look("inbox-2-enrol");
  const { now } = await stack.sim("GET", "/sim/clock");
  await desk.part("code").fill(digitsAt(key, now));
  await desk.page.keyboard.press("Enter");
  await desk.page.getByRole("checkbox").check();
  await desk.look("inbox-3-recovery");
  await desk.page.getByRole("button", { name: "Vào làm việc" }).click();
  await desk.part("account").waitFor();
  await desk.close();
});

test("half an hour of rest locks the page and keeps what was being written", LIMIT, async () => {
  await days.nextMorning();
  await callsForSomebody(stack, "Cô Năm");
  const desk = await (await Desk.open(browser, stack)).logIn("Nguyễn Thị Hoa");
  await desk.openConversation("Cô Năm");
  await desk.part("claim").click();
  await desk.part("reply-input").fill("Chào cô, để tôi xem");
  await desk.page.waitForTimeout(3000); // the draft goes to the server after two seconds
  await days.pass("31m");
  await desk.page.keyboard.press("Control+Enter");
  await desk.part("lock").waitFor();
  await desk.look("inbox-4-locked");
  await desk.part("password").fill("trinh-dien-hoa");
  await desk.page.keyboard.press("Enter");
  await desk.part("lock").waitFor({ state: "detached" });
  assert.equal(await desk.part("reply-input").inputValue(), "Chào cô, để tôi xem");
  await desk.close();
});

test("who left a note at night is first in the morning", LIMIT, async () => {
  await days.to("2026-12-06T20:00:00+07:00"); // a Sunday
  const late = await stack.person("Bà Tư đêm", true);
  await stack.ask(late, "gặp cán bộ", /ngoài giờ/i);
  await stack.ask(late, "1", /.+/);
  await stack.say(late, "Nhờ gọi lại giúp tôi");
  await stack.ask(late, "xong", /.+/);
  await days.to("2026-12-07T07:20:00+07:00");
  await callsForSomebody(stack, "Anh Sáng sớm");
  await days.pass("5m");
  const desk = await (await Desk.open(browser, stack)).logIn("Nguyễn Thị Hoa");
  await desk.go("/hop-thoai?view=queue");
  await desk.part("conversation").filter({ hasText: "Anh Sáng sớm" }).waitFor();
  const rows = await desk.part("conversation").allInnerTexts();
  const place = (name) => rows.findIndex((row) => row.includes(name));
  assert.ok(place("Bà Tư đêm") >= 0 && place("Bà Tư đêm") < place("Anh Sáng sớm"), rows.join("|"));
  await desk.look("inbox-5-morning");
  await desk.close();
});

test("two officers want the same citizen: one gets him, the other is told who", LIMIT, async () => {
  await days.nextMorning();
  await callsForSomebody(stack, "Chú Ba một mình");
  const first = await (await Desk.open(browser, stack)).logIn("Nguyễn Thị Hoa");
  const second = await Desk.open(browser, stack);
  await startFirstLogin(stack, second, "thu", "van_hanh");
  await second.page.keyboard.press("Enter");
  await second.part("account").waitFor();
  await first.openConversation("Chú Ba một mình");
  await second.openConversation("Chú Ba một mình");
  await Promise.all([first.part("claim").click(), second.part("claim").click()]);
  const owns = (desk) =>
    until("an owner", async () => await desk.part("owner").getAttribute("data-owner"), 15);
  await until("one owner", async () => {
    const states = [await owns(first), await owns(second)];
    return states.includes("mine") && states.includes("person");
  });
  const loser = (await owns(first)) === "mine" ? second : first;
  await loser.page
    .getByText(/đang trả lời|vừa nhận/)
    .first()
    .waitFor();
  await loser.look("inbox-6-taken");
  await first.close();
  await second.close();
});

test(
  "the box closes with Zalo's window and opens with the citizen's next word",
  LIMIT,
  async () => {
    await days.nextMorning();
    const citizen = await callsForSomebody(stack, "Chị Út chờ lâu");
    const desk = await (await Desk.open(browser, stack)).logIn("Nguyễn Thị Hoa");
    await desk.openConversation("Chị Út chờ lâu");
    await desk.part("claim").click();
    await desk.part("reply-input").fill("Kết quả của chị đây ạ");
    await desk.page.waitForTimeout(3000);
    await days.pass("8d");
    await desk.page.reload(); // a login lasts half a day
    await desk.logIn("Nguyễn Thị Hoa");
    await desk.openConversation("Chị Út chờ lâu");
    await until("W3", async () => (await desk.part("window").getAttribute("data-code")) === "W3");
    assert.equal(await desk.part("reply-input").count(), 0);
    await desk.look("inbox-7-window-closed");
    await stack.say(citizen, "có kết quả chưa ạ");
    await until("W1", async () => (await desk.part("window").getAttribute("data-code")) === "W1");
    if (await desk.part("claim").isVisible()) await desk.part("claim").click();
    await desk.part("reply-input").waitFor();
    assert.match(await desk.part("reply-input").inputValue(), /Kết quả của chị/);
    await desk.close();
  },
);

test(
  "an empty purse at Zalo is said, and the message goes when it is full again",
  LIMIT,
  async () => {
    await days.nextMorning();
    const citizen = await callsForSomebody(stack, "Anh Hết tiền");
    const desk = await (await Desk.open(browser, stack)).logIn("Nguyễn Thị Hoa");
    await desk.openConversation("Anh Hết tiền");
    await desk.part("claim").click();
    await desk.part("reply-input").waitFor();
    await stack.sim("POST", "/sim/faults", {
      api: { error_code: -211, only_path: "/v3.0/oa/message" },
    });
    await desk.send("Hồ sơ của anh đã xong.");
    await days.pass("10s");
    const line = desk.part("event").filter({ hasText: "Hồ sơ của anh đã xong." });
    await line
      .getByText(/[Hh]ết hạn mức/)
      .first()
      .waitFor({ timeout: 30_000 });
    await desk.lookAtBoth("inbox-8-quota");
    await stack.sim("POST", "/sim/faults/clear", {});
    await days.pass("24h");
    await until(
      "the message on the phone",
      async () => (await stack.heard(citizen)).some((one) => /đã xong/.test(one.text)),
      60,
    );
    assert.equal((await stack.heard(citizen)).filter((one) => /đã xong/.test(one.text)).length, 1);
    await desk.close();
  },
);
