// What lies beside a case: a citizen's photo with a face masked before a unit sees it, templates of
// answers with gaps, what the approver is told will be sent, labels and slips of many cases.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Stack, until } from "../integration/stack.mjs";
import { Desk, startBrowser } from "./desk.mjs";

const LIMIT = { timeout: 180_000 };
const PC = { width: 1366, height: 768 };
const PHONE = { width: 360, height: 740 };
const HOA = "Nguyễn Thị Hoa"; // Tổ vận hành
const MAI = "Lê Thị Mai"; // of the unit Phường Long Mỹ
const LANH = "Võ Thị Lành"; // Ban Điều hành
const CASE = /PA\d{4}-\d{5}-\d/;

let stack;
let browser;
let number;

before(async () => {
  stack = await Stack.start({ followClock: true, demo: true });
  browser = await startBrowser();
  const { now } = await stack.sim("POST", "/sim/clock", {
    to: "2026-11-30T08:00:00+07:00",
  });
  await until(
    "the service's clock",
    async () => Date.parse((await stack.health()).time) >= now,
  );
});
after(async () => {
  await browser?.close();
  await stack?.stop();
});

async function deskOf(name, size = PC) {
  const desk = await Desk.open(browser, stack, size);
  return desk.logIn(name);
}

// A picture as a phone would take it: something to see, and a face to hide.
async function picture() {
  const page = await browser.newPage();
  const url = await page.evaluate(() => {
    const canvas = document.createElement("canvas");
    canvas.width = 800;
    canvas.height = 600;
    const pen = canvas.getContext("2d");
    pen.fillStyle = "#cfe3f5";
    pen.fillRect(0, 0, 800, 600);
    pen.fillStyle = "#e0a070";
    pen.beginPath();
    pen.arc(400, 300, 90, 0, 7);
    pen.fill();
    return canvas.toDataURL("image/png");
  });
  await page.close();
  return url.split(",")[1];
}

// A feedback by Zalo with one photo; its number.
async function tellWithPhoto() {
  const citizen = await stack.person("Chị Ba", true);
  const say = (text, expected) => stack.ask(citizen, text, expected, 40);
  await say("1", /đồng ý không/);
  await say("Đồng ý", /\(1\/6\)/);
  await say("Thái độ", /\(2\/6\)/);
  await say("phường long bình", /\(3\/6\)/);
  await say("khai sinh", /một trong các thủ tục này/);
  await say("1", /\(4\/6\)/);
  await say(
    "Cán bộ lớn tiếng với tôi tại quầy số 3 sáng nay.",
    /viết thêm không/,
  );
  const photo = /Đã nhận 1 tệp/;
  let reply = await say("xong", /.+/);
  if (!/\(5\/6\)/.test(reply.text)) reply = await say("bỏ qua", /\(5\/6\)/);
  await stack.sim("POST", `/sim/people/${citizen}/send`, {
    kind: "image",
    file_name: "quay-3.png",
    data_base64: await picture(),
  });
  const heard = async () =>
    (await stack.heard(citizen)).some((line) => photo.test(line.text));
  await until("the photo is taken", heard, 40);
  await say("xong", /\(6\/6\)/);
  await say("giau ten", /số điện thoại/);
  await say("0912345678", /họ tên/);
  await say("bỏ qua", /xem lại trước khi gửi/);
  const receipt = await say("gửi", CASE).catch(async () => null);
  const texts = receipt ? [receipt] : await stack.heard(citizen);
  return texts.map((line) => line.text.match(CASE)?.[0]).find(Boolean);
}

async function openCase(desk) {
  await desk.go(`/phan-anh?view=all&q=${number}`);
  await desk.part("case").filter({ hasText: number }).click();
  await desk.part("case-text").waitFor();
}

async function confirm(desk, dialog) {
  await desk.part(dialog).getByTestId("confirm").click();
  await desk.part(dialog).waitFor({ state: "detached" });
}

// The colour in the middle of the picture as this page gets it.
function middle(desk, where = '[data-testid="picture"] img') {
  return desk.page.evaluate(async (selector) => {
    const shown = document.querySelector(selector);
    const picture = await createImageBitmap(
      await (await fetch(shown.src)).blob(),
    );
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [picture.width, picture.height];
    const pen = canvas.getContext("2d");
    pen.drawImage(picture, 0, 0);
    return [
      ...pen.getImageData(picture.width / 2, picture.height / 2, 1, 1).data,
    ].slice(0, 3);
  }, where);
}

test(
  "a photo is looked at, a face is masked, and the unit sees only the mask",
  LIMIT,
  async () => {
    number = await tellWithPhoto();
    assert.ok(number);
    const hoa = await deskOf(HOA);
    await openCase(hoa);
    await hoa.part("picture").waitFor();
    assert.notDeepEqual(await middle(hoa), [0, 0, 0]);
    await hoa.part("picture").click();
    await hoa.part("viewer-dialog").waitFor();
    await hoa.page.keyboard.press("Escape");
    await hoa.part("mask").click();
    const stage = hoa.part("mask-stage");
    await stage.locator("img").evaluate((one) => one.complete || one.decode());
    const box = await stage.boundingBox();
    await hoa.page.mouse.move(
      box.x + box.width * 0.35,
      box.y + box.height * 0.3,
    );
    await hoa.page.mouse.down();
    await hoa.page.mouse.move(
      box.x + box.width * 0.65,
      box.y + box.height * 0.7,
      { steps: 4 },
    );
    await hoa.page.mouse.up();
    // And one by keyboard: added, moved, made larger.
    await hoa.part("mask-add").focus();
    await hoa.page.keyboard.press("Enter");
    await hoa.page.getByRole("button", { name: /Ô che 2/ }).waitFor();
    for (const key of ["ArrowLeft", "ArrowUp", "Shift+ArrowRight"])
      await hoa.page.keyboard.press(key);
    await hoa.page
      .getByRole("button", { name: /Ô che 2: cách trái 41 %/ })
      .waitFor();
    await hoa.look("papers-1366-1-mask");
    await confirm(hoa, "mask-dialog");
    await hoa.page.getByText(`Đã che, ${HOA}`).waitFor();
    await until(
      "the masked copy is shown",
      async () => (await middle(hoa)).join() === "0,0,0",
    );
    assert.equal(await hoa.part("mask-remove").isDisabled(), true);
    await hoa.look("papers-1366-2-masked");

    await hoa.part("more").click();
    await hoa.page
      .getByRole("menuitem", { name: /Chuyển đơn vị/ })
      .first()
      .click();
    await hoa.part("unit").click();
    await hoa.page.keyboard.type("phuong long my");
    await hoa.page.keyboard.press("Enter");
    await hoa.page.getByText("Khi lưu:").waitFor();
    await confirm(hoa, "route-dialog");
    const mai = await deskOf(MAI, PHONE);
    await openCase(mai);
    await mai.part("picture").waitFor();
    assert.deepEqual(await middle(mai), [0, 0, 0]);
    assert.equal(await mai.part("mask").count(), 0);
    await mai.look("papers-360-1-unit");
    for (const desk of [hoa, mai]) await desk.close();
  },
);

test("with a reason the mask comes off again", LIMIT, async () => {
  const hoa = await deskOf(HOA, PHONE);
  await openCase(hoa);
  await hoa.part("mask").click();
  await hoa.part("mask-add").click();
  await hoa.look("papers-360-2-mask");
  await hoa.page.keyboard.press("Escape");
  // The conversation shows the same copy, and the original takes the same reason there.
  await hoa.page.getByRole("link", { name: /hội thoại/i }).last().click();
  await hoa.part("picture").waitFor();
  assert.deepEqual(await middle(hoa), [0, 0, 0]);
  await hoa.page.getByText(`Đã che, ${HOA}`).waitFor();
  await hoa.part("picture").click();
  await hoa.part("original").click();
  await hoa.part("unmask-dialog").getByRole("radio").first().check();
  await hoa.look("papers-360-7-reason");
  await confirm(hoa, "unmask-dialog");
  await hoa.part("viewer-dialog").waitFor();
  const whole = '[data-testid="viewer-dialog"] img';
  await until(
    "the original is shown",
    async () => (await middle(hoa, whole)).join() !== "0,0,0",
  );
  await hoa.look("papers-360-8-original");
  await hoa.page.keyboard.press("Escape");
  await openCase(hoa);
  await hoa.part("mask-remove").click();
  await hoa.look("papers-360-3-remove");
  await confirm(hoa, "mask-remove-dialog");
  await until(
    "the picture is whole",
    async () => (await middle(hoa)).join() !== "0,0,0",
  );
  await hoa.close();
});

test(
  "a template is filled in, its gaps hold it back, and the approver sees what goes",
  LIMIT,
  async () => {
    const mai = await deskOf(MAI);
    await openCase(mai);
    await mai.part("templates").click();
    await mai.look("papers-1366-3-templates");
    await mai.page
      .getByRole("menuitem", { name: /Thái độ của cán bộ/ })
      .click();
    const text = await mai.part("answer-text").inputValue();
    assert.match(text, /Phường Long Mỹ/);
    await mai.part("answer-title").fill("Chủ tịch UBND phường Long Mỹ");
    await mai.part("answer-gaps").getByRole("button").first().click();
    await mai.page.keyboard.type("đã nhắc nhở cán bộ trực quầy");
    await mai.look("papers-1366-4-gaps");
    await mai.part("submit").click();
    await mai
      .part("submit-dialog")
      .getByText("Còn chỗ chưa điền: {bien_phap}.")
      .waitFor();
    await mai.page.keyboard.press("Escape");
    await mai.part("answer-gaps").getByRole("button").first().click();
    await mai.page.keyboard.type("bố trí cán bộ khác trực quầy 3");
    await mai.part("answer-gaps").waitFor({ state: "detached" });
    for (const box of await mai.page
      .getByRole("group", { name: "Trước khi trình" })
      .getByRole("checkbox")
      .all()) {
      await box.check();
    }
    await mai.part("submit").click();
    await confirm(mai, "submit-dialog");

    const lanh = await deskOf(LANH);
    await openCase(lanh);
    await lanh.part("primary").click();
    await lanh.part("will-send").getByText("tin Zalo thường").waitFor();
    assert.equal(
      await lanh.part("will-send").getAttribute("data-how"),
      "tin_thuong",
    );
    await lanh.look("papers-1366-5-will-send");
    await lanh.page.keyboard.press("Escape");
    // Eight days later Zalo takes no ordinary message any more.
    const { now } = await stack.sim("POST", "/sim/clock", {
      to: "2026-12-09T08:00:00+07:00",
    });
    await until(
      "the service's clock",
      async () => Date.parse((await stack.health()).time) >= now,
    );
    const later = await deskOf(LANH, PHONE);
    await openCase(later);
    await later.part("primary").click();
    await later.part("will-send").getByText("phải báo bằng tay").waitFor();
    await later.look("papers-360-4-by-hand");
    for (const desk of [mai, lanh, later]) await desk.page.context().close();
  },
);

test(
  "labels are put on many cases, filtered by, and slips printed on one page",
  LIMIT,
  async () => {
    const hoa = await deskOf(HOA);
    await hoa.go("/phan-anh?view=open");
    await hoa.part("case").first().waitFor();
    await hoa.page.keyboard.press("j");
    await hoa.page.keyboard.press("x");
    await hoa.page.keyboard.press("j");
    await hoa.page.keyboard.press("x");
    await hoa.part("bulk-label").click();
    await hoa.part("label-add").fill("Báo chí, Điểm nóng đất đai");
    await hoa.look("papers-1366-6-labels");
    await confirm(hoa, "labels-dialog");
    await hoa.part("label").filter({ hasText: "Báo chí" }).first().waitFor();
    await hoa.look("papers-1366-7-list");
    await hoa.part("filter-label").click();
    await hoa.page.getByRole("checkbox", { name: /Điểm nóng đất đai/ }).check();
    await until(
      "two cases",
      async () => (await hoa.part("case").count()) === 2,
    );
    assert.match(decodeURIComponent(hoa.page.url()), /label=Điểm.nóng/);
    await hoa.page.keyboard.press("Escape");
    await hoa.page.keyboard.press("j");
    await hoa.page.keyboard.press("x");
    await hoa.page.keyboard.press("j");
    await hoa.page.keyboard.press("x");
    const opened = hoa.page.context().waitForEvent("page");
    await hoa.part("bulk-slips").click();
    const slips = await opened;
    await slips.waitForLoadState();
    assert.equal(await slips.locator("section").count(), 2);
    await slips.close();
    await hoa.close();

    const small = await deskOf(HOA, PHONE);
    await small.go("/phan-anh?view=all&label=" + encodeURIComponent("Báo chí"));
    await small.part("case").first().waitFor();
    await small.look("papers-360-5-labels");
    await small.part("case").first().click();
    await small.part("labels").click();
    await small.part("labels-dialog").waitFor();
    await small.look("papers-360-6-labels");
    await small.page.keyboard.press("Escape");
    await small.close();
  },
);
