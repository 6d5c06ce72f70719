// Administrators and the public look-up page in a real browser against the real programs: an
// account is made, its owner comes in by the invitation, the account is closed; and what every tab
// looks like. The public page also without a script.
import assert from "node:assert/strict";
import path from "node:path";
import { after, before, test } from "node:test";
import { Stack } from "../integration/stack.mjs";
import { checkSound, shots, startBrowser } from "./desk.mjs";

const SIZES = [
  ["pc", 1366, 768],
  ["phone", 360, 740],
];

let stack;
let browser;

before(async () => {
  stack = await Stack.start({ demo: true });
  browser = await startBrowser();
});
after(async () => {
  await browser?.close();
  await stack?.stop();
});

const at = (address) => `http://127.0.0.1:${stack.console}${address}`;

async function open(address, { width = 1366, height = 768, script = true } = {}) {
  const context = await browser.newContext({
    viewport: { width, height },
    locale: "vi-VN",
    javaScriptEnabled: script,
  });
  const page = await context.newPage();
  page.complaints = [];
  page.on("pageerror", (error) => page.complaints.push(error.message));
  page.on("console", (line) => {
    if (/Content Security Policy/.test(line.text())) page.complaints.push(line.text());
  });
  await page.goto(at(address));
  return page;
}

async function look(page, name) {
  await page.screenshot({ path: path.join(shots, `${name}.png`), fullPage: true });
  await checkSound(page, name);
  assert.deepEqual(page.complaints, [], name);
}

async function logIn(page, name) {
  await page.getByTestId("demo").getByRole("button").filter({ hasText: name }).click();
  await page.keyboard.press("Enter");
  await page.getByTestId("account").waitFor();
}

test("an account is made, its owner comes in by the invitation, and it is closed", async () => {
  const page = await open("/quan-tri");
  await logIn(page, "Bùi Văn Quân");
  await page.getByTestId("add-user").click();
  await page.getByTestId("name").fill("Đỗ Thị Sen");
  await page.getByTestId("username").fill("sen");
  await page.getByText("Tổ vận hành").last().click();
  await look(page, "admin-user-dialog");
  await page.getByTestId("confirm").click();
  const link = await page.getByTestId("invite-dialog").locator("code").textContent();
  await look(page, "admin-invite-dialog");
  await page.keyboard.press("Escape");
  assert.match(link, /\/loi-moi#\w{43}$/);

  const sen = await open(link.slice(link.indexOf("/loi-moi")));
  await look(sen, "invite-page");
  for (const field of await sen.locator('input[name="password"]').all())
    await field.fill("một câu dài dễ nhớ");
  await sen.getByTestId("submit").click();
  await sen.getByText("Đã đặt mật khẩu cho sen").waitFor();

  await page.getByTestId("acts-sen").click();
  await page.getByText("Khóa tài khoản").click();
  await look(page, "admin-leave-dialog");
  await page.getByTestId("confirm").click();
  await page.getByText("Đã khóa Đỗ Thị Sen").first().waitFor();
});

test("every tab is sound on a PC and on a phone", async () => {
  for (const [name, width, height] of SIZES) {
    const page = await open("/quan-tri", { width, height });
    await logIn(page, "Bùi Văn Quân");
    for (const tab of ["nguoi-dung", "lich", "zalo", "nhat-ky", "du-lieu", "he-thong"]) {
      await page.goto(at(`/quan-tri/${tab}`));
      await page.getByRole("tabpanel").waitFor();
      await page.waitForLoadState("networkidle").catch(() => {});
      await look(page, `admin-${tab}-${name}`);
    }
  }
});

test("a day is added to the calendar after a look at what moves", async () => {
  const page = await open("/quan-tri");
  await logIn(page, "Bùi Văn Quân");
  await page.goto(at("/quan-tri/lich"));
  await page.getByTestId("day-date").fill("30/12/2026");
  await page.getByTestId("day-name").fill("Nghỉ hoán đổi");
  await page.getByTestId("day-add").click();
  await page.getByTestId("calendar-save").click();
  await page.getByTestId("version").fill("2026-4");
  await page.getByTestId("reason").fill("Thông báo hoán đổi ngày làm việc");
  await page.getByTestId("confirm").click();
  await page.getByTestId("calendar-dialog").getByRole("alert").waitFor();
  await look(page, "admin-calendar-dialog");
  await page.getByTestId("confirm").click();
  await page.getByText("Đã lưu lịch 2026-4.").first().waitFor();
  await page.getByText("Lịch 2026-4 đã lưu").waitFor();
});

test("those who may only look see the audit log and nothing else", async () => {
  const page = await open("/quan-tri");
  await logIn(page, "Võ Thị Lành");
  await page.goto(at("/quan-tri"));
  await page.getByRole("tab").waitFor();
  assert.equal(await page.getByRole("tab").count(), 1);
  await page.getByTestId("trail-verify").click();
  await page.getByText("Nguyên vẹn").waitFor();
});

test("the public page works with and without a script, in both languages", async () => {
  for (const [name, width, height] of SIZES) {
    const page = await open("/tra-cuu", { width, height });
    await look(page, `public-${name}`);
    await page.locator("#code").fill("PA2611-00427-3");
    await page.getByText("Mã chưa đúng, so lại từng số.").waitFor();
    await page.locator("#code").fill("PA2611-00427-2");
    await page.getByText("Mã đúng dạng.").waitFor();
    await page.locator("#proof").fill("0000");
    await page.keyboard.press("Enter");
    await page.getByRole("alert").waitFor();
    await look(page, `public-no-match-${name}`);
    await page.getByRole("link", { name: "English" }).click();
    await look(page, `public-english-${name}`);
  }
  const plain = await open("/tra-cuu", { script: false });
  await plain.locator("#code").fill("xyz");
  await plain.getByRole("button", { name: "Xem" }).click();
  await plain.getByText("Mã này chưa đúng").waitFor();
});
