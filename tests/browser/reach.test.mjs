// How an officer reaches a citizen when plain words do not do: charged messages, approved templates
// once the window is closed, the phone when the account is blocked; and what helps writing: photos,
// canned answers, long texts, a colleague.
import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { Stack, until } from "../integration/stack.mjs";
import { confirm } from "./case_steps.mjs";
import { Days } from "./days.mjs";
import { Desk, startBrowser } from "./desk.mjs";
import { callsForSomebody, firstLogin } from "./people.mjs";

const LIMIT = { timeout: 240_000 };
const HOA = "Nguyễn Thị Hoa";
const PHOTO =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5E" +
  "rkJggg==";
const TEMPLATES = {
  templates: {
    7001: {
      title: "Kết quả hồ sơ",
      text: "Hồ sơ {ma_ho_so} của Ông/Bà đã có kết quả. Mời nhận tại {noi_nhan}.",
      fields: {
        ma_ho_so: { label: "Mã hồ sơ", max: 40 },
        noi_nhan: { label: "Nơi nhận", max: 60 },
      },
    },
  },
};

let stack;
let browser;
let days;
let folder; // the console's content, with templates approved by Zalo

before(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "langnghe-console-"));
  const shipped = path.resolve(import.meta.dirname, "../../console");
  for (const name of readdirSync(shipped)) {
    symlinkSync(path.join(shipped, name), path.join(folder, name));
  }
  rmSync(path.join(folder, "zbs.jsonc"), { force: true });
  writeFileSync(path.join(folder, "zbs.jsonc"), JSON.stringify(TEMPLATES));
  stack = await Stack.start({
    followClock: true,
    demo: true,
    price: 1650,
    config: { content: { console: folder } },
  });
  days = new Days(stack, ["12-14", "12-28"]);
  await days.to("2026-11-30T08:00:00+07:00");
  browser = await startBrowser();
});
after(async () => {
  await browser?.close();
  await stack?.stop();
  rmSync(folder, { recursive: true, force: true });
});

// Gives a name and a phone with a feedback, then asks for a person.
async function tellsPhone(name) {
  const citizen = await stack.person(name, true);
  for (const [words, expected] of [
    ["phản ánh", /Ông\/Bà có đồng ý không/],
    ["1", /\(1\/6\)/],
    ["1", /\(2\/6\)/],
    ["phuong vi thanh", /\(3\/6\)/],
    ["0", /\(4\/6\)/],
  ]) {
    await stack.ask(citizen, words, expected);
  }
  await stack.say(citizen, "Nộp hồ sơ khai sinh ngày 10/6 mà chưa có kết quả.");
  for (const [words, expected] of [
    ["xong", /thư xin lỗi/],
    ["3", /\(5\/6\)/],
    ["bỏ qua", /\(6\/6\)/],
    ["1", /số điện thoại/],
    ["0912 345 678", /họ tên/],
    ["bỏ qua", /xem lại trước khi gửi/],
    ["gửi", /PA\d{4}-\d{5}-\d/],
    ["gặp cán bộ", /chuyển ngay/],
    ["chuyển ngay", /Đã chuyển/],
  ]) {
    await stack.ask(citizen, words, expected);
  }
  return citizen;
}

async function holdConversation(desk, name) {
  await desk.openConversation(name);
  const owner = await desk.part("owner").getAttribute("data-owner");
  if (owner !== "mine") await desk.part("claim").click();
  await desk.page.locator('[data-owner="mine"]').waitFor();
}

// A login lasts half a day.
async function comesBack(desk, name) {
  await desk.go("/");
  await desk.logIn(HOA);
  await holdConversation(desk, name);
}

const window = (desk, code) => desk.page.locator(`[data-testid=window][data-code=${code}]`);

async function heard(citizen, words) {
  await days.pass("10s");
  const found = async () => (await stack.heard(citizen)).filter((one) => words.test(one.text));
  await until(`${words} on the phone`, async () => (await found()).length > 0, 40);
  assert.equal((await found()).length, 1);
}

test("charged words are asked about once a day", LIMIT, async () => {
  const citizen = await tellsPhone("Chị Sáu Xa");
  const desk = await (await Desk.open(browser, stack)).logIn(HOA);
  await holdConversation(desk, "Chị Sáu Xa");
  await days.pass("49h");
  await comesBack(desk, "Chị Sáu Xa");
  await window(desk, "W2").getByText("khoảng 1.650 đ/tin").waitFor();
  await desk.send("Chị ơi, hồ sơ xong rồi.");
  const asked = await desk.part("paid-dialog").innerText();
  assert.match(asked, /1 tin, khoảng 1\.650 đ mỗi tin, tất cả khoảng 1\.650 đ/);
  await desk.lookAtBoth("reach-1-paid");
  await confirm(desk, "paid-dialog");
  await heard(citizen, /hồ sơ xong rồi/);
  await desk.send("Chị mang giấy hẹn theo.");
  await heard(citizen, /giấy hẹn theo/);
  assert.equal(await desk.part("paid-dialog").count(), 0);

  await days.pass("24h");
  await comesBack(desk, "Chị Sáu Xa");
  await desk.send("Chị nhận được chưa ạ?");
  await desk.part("paid-dialog").waitFor();
  await desk.page.keyboard.press("Escape");

  // Seven days after her last word only an approved template goes.
  await desk.part("reply-input").fill("Viết dở thì giữ lại");
  await desk.page.getByText("Đã lưu nháp").waitFor();
  await days.pass("6d");
  await comesBack(desk, "Chị Sáu Xa");
  await window(desk, "W3").waitFor();
  const chooser = desk.part("template-chooser");
  await chooser.getByLabel("Mã hồ sơ").fill("H30-117");
  await desk.part("zbs-send").click();
  await chooser
    .getByText(/điền|thiếu/i)
    .first()
    .waitFor();
  await chooser.getByLabel("Nơi nhận").fill("quầy số 3");
  await desk.part("zbs-preview").getByText("Hồ sơ H30-117 của Ông/Bà").waitFor();
  await desk.lookAtBoth("reach-2-template");
  await desk.part("zbs-send").click();
  await heard(citizen, /H30-117[^]*quầy số 3/);
  await desk.part("reply-box").getByText("Viết dở thì giữ lại").waitFor();

  // She blocks the account: what is left is the phone, for a reason that is written down.
  await stack.say(citizen, "chờ tôi chút");
  await window(desk, "W1").waitFor();
  await stack.sim("POST", `/sim/people/${citizen}/block`, {});
  await desk.send("Dạ vâng.");
  await days.pass("10s");
  await window(desk, "W4").waitFor({ timeout: 20_000 });
  await desk.part("show-phone").click();
  await desk.part("phone-dialog").getByRole("radio").first().check();
  await desk.look("reach-3-phone-1366");
  await confirm(desk, "phone-dialog");
  await desk.page.locator('a[href="tel:0912345678"]').waitFor();
  await desk.page.locator('[data-move="phone_shown"]').waitFor();
  await desk.lookAtBoth("reach-4-blocked");
  await desk.close();
});

test("a photo is enlarged and turned; long and unfinished words are held", LIMIT, async () => {
  await days.nextMorning();
  const citizen = await callsForSomebody(stack, "Anh Bảy Ảnh");
  const desk = await (await Desk.open(browser, stack)).logIn(HOA);
  await holdConversation(desk, "Anh Bảy Ảnh");
  await stack.sim("POST", `/sim/people/${citizen}/send`, {
    kind: "image",
    file_name: "giay-hen.png",
    data_base64: PHOTO,
  });
  await desk.part("picture").click({ timeout: 30_000 });
  await desk.part("larger").click();
  await desk.part("zoom").getByText("150").waitFor();
  await desk.part("turn").click();
  await desk.page.locator('img[data-turn="90"]').waitFor();
  await desk.lookAtBoth("reach-5-photo");
  await desk.page.keyboard.press("0");
  await desk.part("zoom").getByText("100").waitFor();
  await desk.page.keyboard.press("r");
  await desk.page.locator('img[data-turn="180"]').waitFor();
  await desk.page.keyboard.press("Escape");
  await desk.part("viewer-dialog").waitFor({ state: "detached" });

  await desk.part("reply-input").focus();
  await desk.page.keyboard.press("Control+/");
  await desk.part("canned-search").fill("tre hen");
  await desk.part("canned-dialog").getByRole("option").first().waitFor();
  await desk.lookAtBoth("reach-6-canned");
  await desk.page.keyboard.press("Enter");
  await desk.part("canned-dialog").waitFor({ state: "detached" });
  await desk.part("reply-input").focus();
  await desk.page.keyboard.press("Control+Enter");
  const alert = desk.part("reply-box").getByRole("alert");
  await alert.filter({ hasText: /Còn thiếu/ }).waitFor();
  await desk.look("reach-7-missing");

  const long = `${"Hồ sơ của anh còn thiếu một tờ giấy. ".repeat(60)}Hết.`;
  await desk.send(long);
  await desk.part("split-dialog").waitFor();
  await desk.lookAtBoth("reach-8-split");
  await confirm(desk, "split-dialog");
  await days.pass("10s");
  const pieces = async () =>
    (await stack.heard(citizen)).filter((one) => /Hồ sơ của anh còn thiếu/.test(one.text));
  await until("two pieces", async () => (await pieces()).length === 2, 40);
  const words = (text) => text.replaceAll(/\s+/g, " ").trim();
  assert.equal(words((await pieces()).map((one) => one.text).join(" ")), words(long));
  await desk.close();
});

test("a conversation goes to a colleague, who is told and takes it", LIMIT, async () => {
  await days.nextMorning();
  await callsForSomebody(stack, "Bà Chín Chuyển");
  const hoa = await (await Desk.open(browser, stack)).logIn(HOA);
  const thu = await firstLogin(stack, await Desk.open(browser, stack), "thu", "van_hanh");
  await thu.part("account").click();
  await thu.page.getByRole("menuitemradio", { name: /^Đang trực/ }).click();
  await holdConversation(hoa, "Bà Chín Chuyển");
  await hoa.part("more").click();
  await hoa.page.getByRole("menuitem", { name: "Chuyển" }).click();
  await hoa.page.getByRole("radio", { name: /^thu/ }).check();
  await hoa.part("note").fill("Bà hỏi về hộ tịch, chị rành hơn.");
  await hoa.look("reach-9-transfer");
  await confirm(hoa, "transfer-dialog");

  const row = thu.part("conversation").filter({ hasText: "Bà Chín Chuyển" });
  await thu.go("/hop-thoai?view=mine");
  await row.getByText(`${HOA} chuyển cho bạn`).waitFor();
  await row.click();
  await thu.part("owner").getByText(`${HOA} chuyển hội thoại này cho bạn`).waitFor();
  await thu.part("event").filter({ hasText: "Bà hỏi về hộ tịch" }).waitFor();
  await thu.lookAtBoth("reach-10-meant");
  await thu.part("claim").click();
  await thu.page.locator('[data-owner="mine"]').waitFor();
  await hoa.page.locator('[data-owner="person"]').waitFor({ timeout: 20_000 });
  await hoa.part("owner").getByText("thu đang trả lời").waitFor();
  await hoa.close();
  await thu.close();
});
