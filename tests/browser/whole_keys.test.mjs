// The way of a complaint once more, with keys alone, in English, on screens as wide as a phone:
// taken from the queue, made a case, routed, answered, approved, not accepted, answered by another,
// approved and accepted.
import assert from "node:assert/strict";
import { test } from "node:test";
import { until } from "../integration/stack.mjs";
import { Desk, openOffice } from "./desk.mjs";
import { Keys } from "./keys.mjs";
import { Phone } from "./phone.mjs";

const LIMIT = { timeout: 300_000 };
const CITIZEN = "Bác Sáu Vườn";
const STORY = "Hồ sơ tách thửa ở phường Long Bình trễ hẹn cả tháng, hỏi ai cũng lắc đầu.";

const { stack, browser, days } = await openOffice();

async function sitDown(username) {
  const desk = await Desk.open(browser, stack, { width: 360, height: 740 });
  const keys = await new Keys(desk).logIn(username);
  await keys.inEnglish();
  return { desk, keys };
}

async function talk(phone, { desk, keys }) {
  await phone.follow(CITIZEN, /Ông\/Bà muốn làm gì/);
  await phone.say(STORY, /Ông\/Bà vừa viết/);
  await phone.say("gặp cán bộ", /Đã chuyển cho cán bộ trực/);
  await keys.press("g", "h");
  await keys.walkTo(desk.part("conversation").filter({ hasText: CITIZEN }));
  await keys.press("Enter");
  await desk.part("reply-box").waitFor();
  await keys.press("t");
  await desk.part("reply-input").waitFor();
  await until("the focus in the box", () => keys.has(desk.part("reply-input")));
  await keys.type("Chao bac, toi lap phan anh.");
  await keys.press("Control+Enter");
  await days.pass("10s");
  await phone.see(/toi lap phan anh/);
  await desk.look("keys-360-1-talk");
}

async function makeCase({ desk, keys }) {
  await keys.press("Escape");
  await keys.push("citizen-toggle");
  await keys.reach(desk.page.getByRole("link", { name: "Open a case" }));
  await desk.look("keys-360-2-citizen");
  await keys.press("Enter");
  await keys.write("new-story", STORY);
  await keys.part("new-kind");
  await keys.press("ArrowDown");
  await keys.pick("new-unit", "phuong long binh");
  await desk.look("keys-360-3-new");
  await keys.push("create");
  const number = await desk.part("created").locator("b").first().innerText();
  await keys.reach(desk.page.getByRole("button", { name: "Open the case" }));
  await keys.press("Enter");
  await desk.part("case-text").waitFor();
  return number;
}

async function sendOn({ desk, keys }) {
  await keys.press("c");
  await keys.pick("category", "tre hen tra");
  await desk.part("classify-dialog").getByText("When saved:").waitFor();
  await desk.look("keys-360-4-classify");
  await keys.confirm("classify-dialog");
  await keys.press("u");
  await keys.pick("unit", "phuong long my");
  await desk.part("route-dialog").getByText("When saved:").waitFor();
  await desk.look("keys-360-5-route");
  await keys.confirm("route-dialog");
}

async function handBack({ desk, keys }) {
  await keys.reach(desk.page.getByRole("link", { name: /See the conversation/ }));
  await keys.press("Enter");
  await desk.part("release").waitFor();
  await keys.press("Alt+b");
  await keys.reach(desk.part("release-dialog").getByRole("radio").first());
  await keys.press("ArrowDown", "ArrowDown");
  await keys.confirm("release-dialog");
}

async function answer({ desk, keys }, number, text, name) {
  await keys.openCase(number);
  await keys.write("answer-title", "Lanh dao don vi");
  await keys.write("answer-text", text);
  for (const box of await desk.page.locator("fieldset.checks input[type=checkbox]").all()) {
    await keys.reach(box);
    await keys.press("Space");
  }
  await desk.look(`keys-360-${name}-answer`);
  await keys.push("submit");
  await keys.confirm("submit-dialog");
}

async function approve({ desk, keys }, number, name) {
  await keys.openCase(number);
  await keys.push("primary");
  await desk.part("approve-text").waitFor();
  await desk.look(`keys-360-${name}-approve`);
  await keys.confirm("approve-dialog");
}

test("a complaint goes all its ways with keys alone, in English", LIMIT, async () => {
  const phone = await Phone.open(browser, stack);
  const hoa = await sitDown("hoa");
  await talk(phone, hoa);
  const number = await makeCase(hoa);
  await sendOn(hoa);
  await phone.see(/đã được chuyển đến Phường Long Mỹ/);
  await handBack(hoa);
  await phone.see(/^Cảm ơn Ông\/Bà đã trao đổi/);

  const [mai, lanh, nam] = [await sitDown("mai"), await sitDown("lanh"), await sitDown("nam")];
  await answer(mai, number, "Ho so dang cho do dac lai.", "6");
  await approve(lanh, number, "7");
  await phone.see(/dang cho do dac lai/);
  await phone.expect(/đánh giá việc giải quyết thế nào/);
  await phone.say("1", /Điều gì chưa được/);
  await phone.say("Chưa có ngày trả.", /muốn cơ quan xem xét lại/);
  await phone.say("1", /đã đánh giá/);

  await answer(nam, number, "Ho so da xong, moi Bac den nhan.", "8");
  await approve(lanh, number, "9");
  await phone.see(/moi Bac den nhan/);
  await phone.expect(/đánh giá việc giải quyết thế nào/);
  await phone.say("3", /Cảm ơn Ông\/Bà đã đánh giá/);
  await hoa.keys.findCase(number);
  await hoa.desk.page.getByText("Satisfied", { exact: true }).waitFor({ timeout: 20_000 });
  await hoa.desk.look("keys-360-10-end");
  const heard = await phone.heard();
  for (const words of [/do dac lai/, /moi Bac den nhan/, /toi lap phan anh/]) {
    assert.equal(heard.filter((text) => words.test(text)).length, 1, String(words));
  }
  for (const one of [phone, hoa.desk, mai.desk, lanh.desk, nam.desk]) await one.close();
});
