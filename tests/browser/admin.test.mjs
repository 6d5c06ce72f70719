// Administrators and the public look-up page in a real browser against the real programs: an
// account is made, its owner comes in by the invitation, the account is closed. The public page
// also without a script. (Every tab is looked at in sweep.test.mjs.)
import assert from "node:assert/strict";
import https from "node:https";
import { after, before, test } from "node:test";
import { Stack, until } from "../integration/stack.mjs";
import { checkSound, startBrowser, takePicture } from "./desk.mjs";

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

async function open(
  address,
  { width = 1366, height = 768, script = true } = {},
) {
  const context = await browser.newContext({
    viewport: { width, height },
    locale: "vi-VN",
    javaScriptEnabled: script,
  });
  const page = await context.newPage();
  page.complaints = [];
  page.on("pageerror", (error) => page.complaints.push(error.message));
  page.on("console", (line) => {
    if (/Content Security Policy/.test(line.text()))
      page.complaints.push(line.text());
  });
  await page.goto(at(address));
  return page;
}

async function look(page, name) {
  await takePicture(page, name, { fullPage: true });
  await checkSound(page, name);
  assert.deepEqual(page.complaints, [], name);
}

async function logIn(page, name) {
  await page
    .getByTestId("demo")
    .getByRole("button")
    .filter({ hasText: name })
    .click();
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
  const link = await page
    .getByTestId("invite-dialog")
    .locator("code")
    .textContent();
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

// C.3, journey 11: nobody restarts anything.
test("a day added to the calendar moves deadlines as the look before it said", async () => {
  const page = await open("/quan-tri");
  await logIn(page, "Bùi Văn Quân");
  await page.goto(at("/quan-tri/lich"));
  const soon = new Date(Date.now() + 3 * 86_400_000);
  while ([0, 6].includes(soon.getUTCDay()))
    soon.setUTCDate(soon.getUTCDate() + 1);
  const [year, month, day] = soon.toISOString().slice(0, 10).split("-");
  await page.getByTestId("day-date").fill(`${day}/${month}/${year}`);
  await page.getByTestId("day-name").fill("Nghỉ hoán đổi");
  await page.getByTestId("day-add").click();
  await page.getByTestId("calendar-save").click();
  await page.getByTestId("version").fill("2026-4");
  await page.getByTestId("reason").fill("Thông báo hoán đổi ngày làm việc");
  await page.getByTestId("confirm").click();
  const told = page.getByTestId("calendar-dialog").getByRole("alert");
  await told.waitFor();
  await look(page, "admin-calendar-dialog");
  const moved = (await told.locator("li").first().textContent()).match(
    /(PA\S+\d)\D+(\d\d\/\d\d\/\d{4})\D+(\d\d\/\d\d\/\d{4})/,
  );
  assert.ok(moved, await told.textContent());
  await page.getByTestId("confirm").click();
  await page
    .getByText("Đã lưu lịch 2026-4, có hiệu lực ngay.")
    .first()
    .waitFor();
  await page.getByText("Đang dùng lịch 2026-4").waitFor();

  const [, number, from, to] = moved;
  const officer = await open("/phan-anh?view=all");
  await logIn(officer, "Nguyễn Thị Hoa");
  await officer.goto(at(`/phan-anh?view=all&q=${number}`));
  await officer.getByRole("link", { name: number }).first().click();
  await officer.getByTestId("deadline").click();
  await officer.locator("s").filter({ hasText: from }).first().waitFor();
  await officer.getByText(to).first().waitFor();
  await look(officer, "case-deadline-moved");
});

test("an old name leads to what became of it, and a new name counts from its day", async () => {
  for (const [name, width, height] of SIZES) {
    const page = await open("/quan-tri", { width, height });
    await logIn(page, "Bùi Văn Quân");
    await page.goto(at("/quan-tri/don-vi"));
    await page.getByTestId("old-name").fill("xa vi thuy");
    const hit = page.getByTestId("old-hits").getByRole("listitem");
    await hit.filter({ hasText: "Nay là: Xã" }).first().waitFor();
    await look(page, `admin-old-name-${name}`);
    await hit.filter({ hasText: "Gồm:" }).getByRole("button").first().click();
    await page.getByTestId("unit-card").waitFor();
    await look(page, `admin-unit-card-${name}`);
    await page.getByTestId("do-rename").click();
    await page.getByTestId("new-name").fill("Xã Nước Trong");
    await page.getByTestId("day").fill("01/12/2026");
    await page.getByTestId("reason").fill("Nghị quyết thử");
    await page.getByTestId("confirm").click();
    await page.getByTestId("rename-dialog").getByRole("alert").waitFor();
    await look(page, `admin-rename-${name}`);
    await page.getByTestId("confirm").click();
    await page
      .getByText("Đã ghi, có hiệu lực từ 01/12/2026.")
      .first()
      .waitFor();
    await page.getByTestId("old-name").fill("nuoc trong");
    await page.getByTestId("old-hits").getByText("từ 01/12/2026").waitFor();
    await page.getByTestId("revoke").click();
    await page.getByText("Đã hủy thay đổi.").first().waitFor();
    await page.getByText("Không có đơn vị nào tên như vậy.").waitFor();
  }
});

test("a unit gets hours and a contact, a branch another lead, after a look", async () => {
  const page = await open("/quan-tri");
  await logIn(page, "Bùi Văn Quân");
  await page.goto(at("/quan-tri/don-vi"));
  const openUnit = async (name) => {
    await page.getByTestId("old-name").fill(name);
    await page
      .getByTestId("old-hits")
      .getByRole("listitem")
      .filter({ hasText: "từ 01/07/2025" })
      .getByRole("button")
      .first()
      .click();
  };
  const decide = async () => {
    await page.getByTestId("day").fill("homnay");
    await page.getByTestId("reason").fill("Quyết định thử");
    await page.getByTestId("confirm").click();
  };
  await openUnit("hoa luu");
  await page.getByTestId("do-contact").click();
  await page.getByTestId("contact-person").fill("Lê Thị Mai");
  await page.getByTestId("contact-phone").fill("0293 3123 456");
  await look(page, "admin-contact-dialog");
  await decide();
  await page.getByTestId("contact-dialog").waitFor({ state: "detached" });
  await openUnit("hoa luu");
  await page.getByText("Lê Thị Mai, 0293 3123 456").waitFor();
  await page.getByTestId("do-hours").click();
  await page.getByTestId("opens-0").fill("07:30");
  await look(page, "admin-hours-dialog");
  await decide();
  await page.getByTestId("hours-dialog").waitFor({ state: "detached" });
  await openUnit("hoa luu");
  await page.getByText("07:30–11:00, 13:00–17:00").waitFor();
  await page.getByTestId("do-end").click();
  await look(page, "admin-end-dialog");
  await page.keyboard.press("Escape");

  await page.getByTestId("lead-4").click();
  await page.getByTestId("lead-unit").fill("so noi vu");
  await page.keyboard.press("Enter");
  await decide();
  await page.getByTestId("lead-dialog").getByRole("alert").waitFor();
  await look(page, "admin-lead-dialog");
  await page.getByTestId("confirm").click();
  await page.getByTestId("lead-dialog").waitFor({ state: "detached" });
  await page
    .getByRole("cell", { name: "Chủ trì nhánh", exact: true })
    .waitFor();

  await page.getByTestId("add-unit").click();
  await look(page, "admin-add-unit-dialog");
});

test("an answer with a wrong variable is refused, then it is what officers choose", async () => {
  for (const [name, width, height] of SIZES) {
    const page = await open("/quan-tri", { width, height });
    await logIn(page, "Bùi Văn Quân");
    await page.goto(at("/quan-tri/mau"));
    await page.getByTestId("add-template").click();
    await page.getByTestId("template-code").fill(`gio_lam_${name}`);
    await page.getByTestId("template-title").fill(`Giờ làm việc ${name}`);
    await page
      .getByTestId("template-text")
      .fill("Tôi là {Tên}. Mời Ông/Bà đến trước 11 giờ.");
    await page.getByTestId("confirm").click();
    await page.getByText("Biến viết sai: {Tên}").first().waitFor();
    await look(page, `admin-template-dialog-${name}`);
    await page
      .getByTestId("template-text")
      .fill("Tôi là {ten_can_bo}. Mời Ông/Bà đến trước 11 giờ.");
    await page.getByTestId("confirm").click();
    await page.getByText("có hiệu lực ngay.").first().waitFor();
    await page.getByTestId("template-search").fill(`gio lam viec ${name}`);
    await page.getByTestId(`edit-gio_lam_${name}`).waitFor();
  }
});

test("a template that Zalo refused is marked where officers choose one", async () => {
  const page = await open("/quan-tri");
  await logIn(page, "Bùi Văn Quân");
  await page.goto(at("/quan-tri/mau"));
  await page.getByTestId("template-kind").selectOption("zbs");
  await page.getByTestId("add-template").click();
  await page.getByTestId("template-code").fill("331042");
  await page.getByTestId("template-title").fill("Hồ sơ có kết quả");
  await page
    .getByTestId("template-text")
    .fill("Hồ sơ {ma} của Ông/Bà đã có kết quả.");
  await page.getByTestId("add-field").click();
  await page.getByTestId("field-name-0").fill("ma");
  await page.getByTestId("field-label-0").fill("Mã hồ sơ");
  await page.getByTestId("template-state").selectOption("rejected");
  await look(page, "admin-zbs-dialog");
  await page.getByTestId("confirm").click();
  await page.getByText("Zalo từ chối").first().waitFor();
  await look(page, "admin-zbs");
});

test("the card of Zalo does what its buttons say, against the simulator", async () => {
  const person = await stack.person("Bùi Quân", true);
  await stack.ask(person, "gặp cán bộ", /.+/);
  const officer = await open("/hop-thoai?view=all");
  await logIn(officer, "Nguyễn Thị Hoa");
  await officer.goto(at("/hop-thoai?view=all"));
  // Nobody was called yet, so the name is not known.
  const row = officer
    .getByTestId("conversation")
    .filter({ hasText: "gặp cán bộ" });
  await row.first().click();
  await officer.waitForURL(/c_\d+/);
  const citizen = officer.url().match(/c_\d+/)[0];

  const page = await open("/quan-tri");
  await logIn(page, "Bùi Văn Quân");
  await page.goto(at("/quan-tri/zalo"));
  const seen = (what) => page.getByRole("cell", { name: `→ ${what}` });
  await page.getByTestId("zalo-check").click();
  await seen("GET /v2.0/oa/getoa").first().waitFor({ timeout: 20_000 });
  assert.equal(await seen("POST /v4/oa/access_token").count(), 0);
  await page.getByTestId("zalo-renew").click();
  await page.getByText("Đã yêu cầu Zalo cấp token mới.").first().waitFor();
  await seen("POST /v4/oa/access_token").first().waitFor({ timeout: 20_000 });
  await look(page, "admin-zalo-renewed");

  await page.getByTestId("zalo-test").click();
  await page.getByLabel("Mã người dân").fill(citizen);
  await page.getByTestId("confirm").click();
  await page.getByText("Tin thử đã xếp hàng gửi.").first().waitFor();
  // The new token is one the simulator takes: the message arrives.
  await until("test message", async () =>
    (await stack.heard(person)).some((line) =>
      /tin thử kết nối/.test(line.text),
    ),
  );

  const link = await page.getByTestId("zalo-authorise").getAttribute("href");
  assert.equal(
    await page.getByTestId("zalo-authorise").getAttribute("target"),
    "_blank",
  );
  const granted = await new Promise((done, failed) => {
    https.get(link, { rejectUnauthorized: false }, done).on("error", failed);
  });
  granted.resume();
  assert.equal(granted.statusCode, 302);
  assert.match(granted.headers.location, /code=/);
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
