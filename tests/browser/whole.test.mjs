// The whole way of one complaint: a citizen on the phone asks for a person, an officer takes the
// chat, answers and makes a case of it; a unit answers, another person approves, the citizen is not
// content; somebody else looks at it again, and then it is good. Three kinds of officers and the
// citizen sit in browsers of their own; what the citizen reads comes once and in order.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  classify,
  confirm,
  createCase,
  openCase,
  route,
  startRouting,
  writeAnswer,
} from "./case_steps.mjs";
import { Desk, openOffice } from "./desk.mjs";
import { firstLogin } from "./people.mjs";
import { Phone } from "./phone.mjs";

const LIMIT = { timeout: 300_000 };
const PC = { width: 1366, height: 768 };
const PHONE = { width: 360, height: 740 };
const CITIZEN = "Cô Út Long Bình";
const STORY =
  "Hồ sơ sang tên đất của tôi ở phường Long Bình trễ hẹn 12 ngày, hỏi không ai trả lời.";
const REASON = "Chưa nói ngày nào tôi nhận được giấy.";
const FIRST = "Kính gửi Bà. Hồ sơ chậm do thiếu xác nhận thuế, phường đang chờ.";
const SECOND = "Kính gửi Bà. Giấy đã ký, mời Bà nhận tại quầy số 3 từ ngày 02/12/2026. Xin lỗi Bà.";

// Word for word what the account says to her, from the first greeting to the last thanks.
const HEARD = [
  /^Kính chào Ông\/Bà/,
  /^Ông\/Bà muốn làm gì\?/,
  /^Ông\/Bà vừa viết: «Hồ sơ sang tên/,
  /^Đã chuyển cho cán bộ trực/,
  /Nguyễn Thị Hoa/,
  /^Chào cô, tôi là Hoa/,
  /^Cán bộ đã ghi phản ánh PA/,
  /đã được chuyển đến Phường Long Mỹ/,
  /^Cảm ơn Ông\/Bà đã trao đổi/,
  /^Trả lời phản ánh [^]*thiếu xác nhận thuế/,
  /đánh giá việc giải quyết thế nào/,
  /^Cảm ơn Ông\/Bà đã nói thẳng/,
  /muốn cơ quan xem xét lại/,
  /được xem xét lại; dự kiến/,
  /^Cảm ơn Ông\/Bà đã đánh giá/,
  /đã được chuyển đến Sở Nông nghiệp/,
  /^Trả lời phản ánh [^]*quầy số 3/,
  /đánh giá việc giải quyết thế nào/,
  /^Cảm ơn Ông\/Bà đã đánh giá/,
];

const { stack, browser, days } = await openOffice();

const deskOf = async (name, size) => (await Desk.open(browser, stack, size)).logIn(name);

// The unit's officer answers on a phone and hands it to whoever approves.
async function answer(desk, number, text) {
  await openCase(desk, "open", number);
  await writeAnswer(desk, { title: "Thủ trưởng đơn vị", text });
  await confirm(desk, "submit-dialog");
}

async function approve(desk, number) {
  await openCase(desk, "to_approve", number);
  await desk.part("primary").click();
  await desk.part("approve-text").waitFor();
  await confirm(desk, "approve-dialog");
}

const fact = (desk, name) => desk.page.locator("dl.facts").getByText(name, { exact: true }).first();

// She asks for a person, who talks with her and makes a case of it.
async function talk(phone, hoa) {
  await phone.follow(CITIZEN, /Ông\/Bà muốn làm gì/);
  await phone.say(STORY, /Ông\/Bà vừa viết/);
  await phone.say("gặp cán bộ", /Đã chuyển cho cán bộ trực/);
  await phone.look("whole-1-asks");
  await hoa.go("/hop-thoai?view=queue");
  await hoa.part("conversation").filter({ hasText: CITIZEN }).click();
  await hoa.part("claim").click();
  await hoa.part("reply-input").waitFor();
  await hoa.send("Chào cô, tôi là Hoa, tôi lập phản ánh cho cô ngay.");
  await days.pass("10s");
  await phone.see(/^Chào cô, tôi là Hoa/);
  assert.equal(await hoa.part("reply-input").inputValue(), "");
  await hoa.look("whole-2-talks");
  await hoa.page.getByRole("link", { name: "Tạo phản ánh" }).click();
  const made = await createCase(hoa, STORY, "phuong long binh");
  await phone.see(new RegExp(`đã ghi phản ánh ${made.number}`));
  return made;
}

// Back to the bot, which alone may ask what she thinks of the answer.
async function handBack(phone, hoa) {
  await hoa.openConversation(CITIZEN);
  await hoa.part("release").click();
  await hoa.page.getByRole("radio", { name: /lời kết thúc/ }).check();
  await confirm(hoa, "release-dialog");
  await phone.see(/^Cảm ơn Ông\/Bà đã trao đổi/);
}

async function turnDown(phone) {
  await phone.pressOption("Không hài lòng", /Điều gì chưa được/);
  await phone.say(REASON, /muốn cơ quan xem xét lại/);
  await phone.look("whole-5-not-content");
  await phone.pressOption("Có, xem xét lại", /đã đánh giá/);
}

test("a complaint goes all its ways and comes back answered", LIMIT, async () => {
  const phone = await Phone.open(browser, stack);
  const hoa = await deskOf("Nguyễn Thị Hoa", PC);
  const made = await talk(phone, hoa);
  await classify(hoa);
  await route(hoa, "phuong long my");
  await phone.see(/đã được chuyển đến Phường Long Mỹ/);
  await handBack(phone, hoa);

  const mai = await deskOf("Lê Thị Mai", PHONE);
  const lanh = await deskOf("Võ Thị Lành", PC);
  await answer(mai, made.number, FIRST);
  await approve(lanh, made.number);
  await phone.see(/thiếu xác nhận thuế/);
  await phone.expect(/đánh giá việc giải quyết thế nào/);
  await phone.look("whole-4-answered");
  await turnDown(phone);

  // Taken from who answered it; asked to help, she may still not be the one who answers.
  await mai.go(`/phan-anh/${made.id}`);
  await mai.page.locator(".file-failed").waitFor();
  await hoa.go(`/phan-anh/${made.id}`);
  await fact(hoa, `“${REASON}”`).waitFor();
  await hoa.look("whole-6-reopened");
  await startRouting(hoa, "so nong nghiep");
  const beside = hoa.page.getByRole("group", { name: "Đơn vị phối hợp" });
  await beside.getByRole("textbox").fill("phuong long my");
  await beside.getByRole("checkbox", { name: /^Phường Long Mỹ/ }).check();
  await confirm(hoa, "route-dialog");
  await phone.see(/đã được chuyển đến Sở Nông nghiệp/);
  await mai.go(`/phan-anh/${made.id}`);
  await mai.page.getByText("người soạn lần trước không soạn lần này").first().waitFor();
  assert.equal(await mai.part("answer-text").count(), 0);
  await mai.look("whole-7-not-again");
  const thao = await Desk.open(browser, stack, PHONE);
  await firstLogin(stack, thao, "thao", "dau_moi_don_vi", ["--unit", "ct-so-nnmt"]);
  await answer(thao, made.number, SECOND);
  await approve(lanh, made.number);
  await phone.see(/mời Bà nhận tại quầy số 3/);
  await phone.expect(/đánh giá việc giải quyết thế nào/);
  await phone.pressOption("Hài lòng", /Cảm ơn Ông\/Bà đã đánh giá/);

  await fact(hoa, "Hài lòng").waitFor({ timeout: 20_000 });
  await fact(hoa, `“${REASON}”`).waitFor();
  const history = (await hoa.part("history").allInnerTexts()).join("\n");
  assert.match(history, /Người gửi đánh giá: hài lòng[^]*Người gửi đánh giá: không hài lòng/);
  await hoa.look("whole-8-both-verdicts");
  await phone.look("whole-9-content");
  await phone.heardExactly(HEARD);
  for (const one of [phone, hoa, mai, lanh, thao]) await one.close();
});
