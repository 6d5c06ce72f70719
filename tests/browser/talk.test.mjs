// A conversation in office hours from the queue to the bot again: taken over, answered, seen on the
// phone, handed back in each of the four ways, after which the bot goes on where it was told to.
// Once with the mouse on a PC, once with keys alone, in English, on a screen as wide as a phone.
import { after, before, test } from "node:test";
import { Stack, until } from "../integration/stack.mjs";
import { confirm } from "./case_steps.mjs";
import { Days } from "./days.mjs";
import { Desk, startBrowser } from "./desk.mjs";
import { Keys } from "./keys.mjs";
import { Phone } from "./phone.mjs";

const LIMIT = { timeout: 240_000 };

let stack;
let browser;
let days;
let phone;

before(async () => {
  stack = await Stack.start({ followClock: true, demo: true });
  days = new Days(stack);
  await days.to("2026-11-30T08:00:00+07:00");
  browser = await startBrowser();
  phone = await Phone.open(browser, stack);
});
after(async () => {
  await browser?.close();
  await stack?.stop();
});

// In the middle of the six questions somebody wants a person.
async function asksForSomebody(name) {
  await phone.follow(name, /Ông\/Bà muốn làm gì/);
  await phone.say("phản ánh", /Ông\/Bà có đồng ý không/);
  await phone.say("1", /\(1\/6\)/);
  await phone.say("gặp cán bộ", /chuyển ngay/);
  await phone.say("chuyển ngay", /Đã chuyển cho cán bộ trực/);
}

const owner = (desk, wanted) =>
  until(`owner ${wanted}`, async () => {
    return (await desk.part("owner").getAttribute("data-owner")) === wanted;
  });

// The message goes out, arrives, and is read on the phone.
async function isSeen(desk, words) {
  await days.pass("10s");
  await phone.see(words);
  const line = desk.part("event").filter({ hasText: words });
  await line.locator('[data-state="seen"]').waitFor({ timeout: 20_000 });
}

async function handBack(desk, way) {
  await desk.part("release").click();
  await desk.page.getByRole("radio", { name: way }).check();
  await confirm(desk, "release-dialog");
}

test("a conversation is answered, seen, and handed back in three ways", LIMIT, async () => {
  await asksForSomebody("Chị Tám");
  const desk = await (await Desk.open(browser, stack)).logIn("Nguyễn Thị Hoa");
  await desk.go("/hop-thoai?view=queue");
  await desk.part("conversation").filter({ hasText: "Chị Tám" }).click();
  await desk.part("claim").click();
  await phone.expect(/Nguyễn Thị Hoa đang trả lời/);
  await desk.send("Chào chị, tôi nghe đây ạ.");
  await isSeen(desk, /tôi nghe đây/);
  await desk.look("talk-1366-1-seen");

  await desk.part("release").click();
  await desk.look("talk-1366-2-ways");
  await desk.page.keyboard.press("Escape");
  await handBack(desk, /hàng chờ/);
  await owner(desk, "queue");
  await desk.part("claim").click();
  await owner(desk, "mine");
  await handBack(desk, /bước đang dở/);
  await owner(desk, "bot");
  await phone.expect(/\(1\/6\)/);
  await phone.say("1", /\(2\/6\)/);

  await desk.part("claim").click();
  await owner(desk, "mine");
  await handBack(desk, /trình đơn chính/);
  await owner(desk, "bot");
  await phone.expect(/Ông\/Bà muốn làm gì/);
  await phone.say("2", /phản ánh/i);
  await desk.look("talk-1366-3-bot-again");
  await desk.close();
});

test("the same with keys alone, in English, 360 px wide", LIMIT, async () => {
  await asksForSomebody("Anh Chín");
  const desk = await Desk.open(browser, stack, { width: 360, height: 740 });
  const keys = await new Keys(desk).logIn("hoa");
  await keys.inEnglish();
  await keys.press("g", "h");
  await keys.walkTo(desk.part("conversation").filter({ hasText: "Anh Chín" }));
  await desk.look("talk-360-1-queue");
  await keys.press("Enter");
  await desk.part("reply-box").waitFor();
  await keys.press("t");
  await desk.part("reply-input").waitFor();
  await until("the focus in the box", () => keys.has(desk.part("reply-input")));
  await keys.type("Chao anh, toi nghe day.");
  await keys.press("Control+Enter");
  await isSeen(desk, /toi nghe day/);
  await desk.look("talk-360-2-seen");
  await desk.page.getByText("Seen", { exact: true }).waitFor();
  await keys.press("Alt+b");
  await keys.reach(desk.part("release-dialog").getByRole("radio").first());
  await keys.press("ArrowDown", "ArrowDown");
  await desk.look("talk-360-3-ways");
  await keys.confirm("release-dialog");
  await owner(desk, "bot");
  await phone.expect(/Cảm ơn Ông\/Bà đã trao đổi/);
  await phone.say("menu", /Ông\/Bà muốn làm gì/);
  await keys.press("Escape");
  await desk.part("reply-box").waitFor({ state: "detached" });
  await desk.close();
});
