// A citizen's whole way on the phone page, in a real browser against the real programs: follow,
// consent, a feedback with a photo, a correction and a wrong phone number, receipt, look-up.
// axe-core must find nothing.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Stack } from "../integration/stack.mjs";
import { startBrowser } from "./desk.mjs";
import { Phone } from "./phone.mjs";

const CASE = /PA\d{4}-\d{5}-\d/;

let stack;
let browser;
before(async () => {
  stack = await Stack.start();
  browser = await startBrowser();
});
after(async () => {
  await browser?.close();
  await stack?.stop();
});

test(
  "a whole feedback, from following the account to finding it again",
  { timeout: 240_000 },
  async () => {
    const phone = await Phone.open(browser, stack, {
      width: 1366,
      height: 768,
    });
    const { page } = phone;
    await phone.follow("Chị Hai", /Ông\/Bà muốn làm gì/);
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
    await page.getByTestId("photo-input").setInputFiles({
      name: "giay-hen.png",
      mimeType: "image/png",
      buffer: picture,
    });
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
    const number = (await phone.heard()).join("\n").match(CASE)?.[0];
    assert.ok(number, "a receipt number is on the phone");
    await phone.shot("04-receipt");
    await phone.say("tra cứu", new RegExp(number));
    await phone.say("1", /Mới nhận/);
    await phone.look("05-look-up");
  },
);

test(
  "the phone page on a small phone has no accessibility faults",
  { timeout: 120_000 },
  async () => {
    const phone = await Phone.open(browser, stack);
    await phone.say("menu", /Ông\/Bà muốn làm gì/);
    await phone.look("06-small-phone");
  },
);
