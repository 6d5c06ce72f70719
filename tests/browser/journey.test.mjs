// A citizen's whole way on the phone page, in a real browser against the real programs: follow,
// consent, a feedback with a photo, a correction and a wrong phone number, receipt, look-up.
// Screenshots go to build/screenshots; axe-core must find nothing.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";
import { Stack, until } from "../integration/stack.mjs";

const shots = path.resolve(import.meta.dirname, "../../build/screenshots");
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const CASE = /PA\d{4}-\d{5}-\d/;

let stack;
let browser;
before(async () => {
  mkdirSync(shots, { recursive: true });
  stack = await Stack.start();
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--hide-scrollbars",
      "--force-color-profile=srgb",
    ],
  });
});
after(async () => {
  await browser?.close();
  await stack?.stop();
});

class Phone {
  constructor(page) {
    this.page = page;
    this.messages = page.getByTestId("message");
  }

  // Waits until the newest message of the account has these words.
  async expect(words) {
    await until(
      `"${words}" on the phone`,
      async () => {
        const texts = await this.page
          .locator('[data-testid="message"][data-from="oa"]')
          .allInnerTexts();
        return texts.length > 0 && words.test(texts[texts.length - 1]);
      },
      40,
    );
  }

  async say(words, expected) {
    await this.page.getByTestId("message-input").fill(words);
    await this.page.keyboard.press("Enter");
    await this.expect(expected);
  }

  async pressOption(label, expected) {
    await this.page
      .getByTestId("option-button")
      .filter({ hasText: new RegExp(`^\\s*\\d?\\s*${label}\\s*$`) })
      .last()
      .click();
    await this.expect(expected);
  }

  async shot(name) {
    await this.page.screenshot({ path: path.join(shots, `${name}.png`) });
  }

  async violations() {
    await this.page.evaluate(axe);
    const result = await this.page.evaluate(() => window.axe.run());
    return result.violations.map((one) => `${one.id}: ${one.nodes.map((n) => n.target).join(" ")}`);
  }
}

async function open(width, height) {
  const context = await browser.newContext({
    viewport: { width, height },
    locale: "vi-VN",
    timezoneId: "Asia/Ho_Chi_Minh",
  });
  const page = await context.newPage();
  await page.goto(`http://127.0.0.1:${stack.page}/`);
  await page.getByTestId("message-input").waitFor();
  return new Phone(page);
}

test(
  "a whole feedback, from following the account to finding it again",
  { timeout: 240_000 },
  async () => {
    const phone = await open(1366, 768);
    const { page } = phone;
    await page.getByTestId("add-person").click();
    await page.getByTestId("field-name").fill("Chị Hai");
    await page.getByTestId("dialog-confirm").click();
    await page.getByTestId("person-tab-Chị Hai").waitFor();
    await page.getByTestId("follow-button").click();
    await phone.expect(/Ông\/Bà muốn làm gì/);
    await phone.shot("01-follow");
    await phone.pressOption("Gửi phản ánh, góp ý", /Ông\/Bà có đồng ý không/);
    await phone.pressOption("Đồng ý", /\(1\/6\)/);
    await phone.pressOption("Hồ sơ chậm, trễ hẹn", /\(2\/6\)/);
    await phone.say("phuong vi thanh", /\(3\/6\)/);
    await phone.say("khai sinh", /một trong các thủ tục này/);
    await phone.say("1", /\(4\/6\)/);
    await page.getByTestId("message-input").fill("Nộp hồ sơ khai sinh ngày 10/6, hẹn ba tuần.");
    await page.keyboard.press("Enter");
    await page.getByTestId("message-input").fill("Đến nay chưa có kết quả, hỏi không ai trả lời.");
    await page.keyboard.press("Enter");
    await phone.expect(/Ông\/Bà còn viết thêm không/);
    await phone.say("xong", /thư xin lỗi/);
    await phone.say("3", /\(5\/6\)/);
    const picture = Buffer.from(
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAA" +
        "AABJRU5ErkJggg==",
      "base64",
    );
    await page
      .getByTestId("photo-input")
      .setInputFiles({ name: "giay-hen.png", mimeType: "image/png", buffer: picture });
    await phone.expect(/Đã nhận 1 tệp/);
    await phone.say("xong", /\(6\/6\)/);
    await phone.say("giau ten", /số điện thoại/);
    await phone.say("0912", /Số điện thoại cần có 10 số/);
    await phone.shot("02-wrong-phone");
    await phone.say("0912 345 678", /họ tên/);
    await phone.say("bỏ qua", /xem lại trước khi gửi/);
    await phone.shot("03-review");
    // The correction: another office.
    await phone.say("2", /Câu trả lời trước|Câu trả lời cũ/);
    await phone.say("xã Vĩnh Viễn", /Cơ quan: .*Vĩnh Viễn/s);
    await phone.say("gửi", /khảo sát|PA\d{4}/);
    const texts = await page.locator('[data-testid="message"][data-from="oa"]').allInnerTexts();
    const number = texts.join("\n").match(CASE)?.[0];
    assert.ok(number, "a receipt number is on the phone");
    await phone.shot("04-receipt");
    await phone.say("tra cứu", new RegExp(number));
    await phone.say("1", /Mới nhận/);
    await phone.shot("05-look-up");
    assert.deepEqual(await phone.violations(), []);
  },
);

test(
  "the phone page on a small phone has no accessibility faults",
  { timeout: 120_000 },
  async () => {
    const phone = await open(360, 740);
    await phone.say("menu", /Ông\/Bà muốn làm gì/);
    await phone.shot("06-small-phone");
    assert.deepEqual(await phone.violations(), []);
  },
);
