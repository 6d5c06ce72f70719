// A round from a list with mistakes to its answers: imported, planned, tried on three phones,
// approved by somebody else, sent at its hour, answered, watched and read.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { Stack, until } from "../integration/stack.mjs";
import { confirm } from "./case_steps.mjs";
import { Days } from "./days.mjs";
import { Desk, startBrowser } from "./desk.mjs";

const LIMIT = { timeout: 240_000 };
const BINH = "Phạm Hòa Bình"; // of the survey team
const LANH = "Võ Thị Lành"; // approves

let stack;
let browser;
let folder;
let people;

before(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "langnghe-surveys-"));
  stack = await Stack.start({ followClock: true, demo: true });
  await new Days(stack).to("2026-11-30T08:00:00+07:00");
  people = [];
  for (const name of ["An", "Bảo", "Chi"]) people.push(await stack.person(name, true));
  browser = await startBrowser();
});
after(async () => {
  await browser?.close();
  await stack?.stop();
  rmSync(folder, { recursive: true, force: true });
});

// Three people the account knows, one line twice, one without an address, one with no such day.
function listOf(citizens) {
  const lines = ["Mã hồ sơ;Mã Zalo;SĐT;Đơn vị;Lĩnh vực;Thủ tục;Ngày trả;Đồng ý khảo sát"];
  const row = (no, zalo, phone, day) =>
    lines.push(
      `H30.17-261130-${no};${zalo};${phone};Phường Vị Thanh;Hộ tịch;Đăng ký khai sinh;${day};có`,
    );
  citizens.forEach((one, at) => row(`000${at + 1}`, one, "", "27/11/2026"));
  row("0004", citizens[0], "", "26/11/2026");
  row("0005", "", "", "27/11/2026");
  row("0006", "", "0912000006", "31/02/2026");
  const file = path.join(folder, "t11.csv");
  writeFileSync(file, `\uFEFF${lines.join("\n")}\n`);
  return file;
}

async function hears(person, words) {
  return (await stack.heard(person)).some((said) => words.test(said.text));
}

test("a round goes from a list with mistakes to its answers", LIMIT, async () => {
  const desk = await (await Desk.open(browser, stack)).logIn(BINH);
  await desk.go("/khao-sat");
  await desk.page.getByRole("button", { name: "Lập đợt mới" }).first().click();
  const dialog = desk.page.getByRole("dialog");
  await desk.part("new-round-questionnaire").selectOption("1 nhanh");
  await dialog.getByRole("button", { name: "Lập đợt", exact: true }).click();
  await desk.page.waitForURL(/khao-sat\/dot\/1/);

  await desk.page.getByText("Nhập từ tệp", { exact: true }).click();
  await desk.page.setInputFiles('input[type="file"]', listOf(people));
  await desk.page.getByText(/Dùng được 3/).waitFor();
  await desk.lookAtBoth("survey-import");
  const [errors] = await Promise.all([
    desk.page.waitForEvent("download"),
    desk.page.getByText("Tải tệp lỗi kèm lý do").click(),
  ]);
  const reasons = readFileSync(await errors.path(), "utf8");
  assert.ok(reasons.startsWith("\uFEFF"));
  assert.equal(reasons.trim().split("\n").length, 4, reasons);
  await desk.page.getByRole("button", { name: "Lưu danh sách" }).click();
  await desk.page.getByRole("button", { name: "Dùng cho đợt này" }).click();
  await desk.part("list-facts").waitFor();

  await desk.go("/khao-sat/dot/1?buoc=mau");
  await desk.part("sample").waitFor();
  await desk.lookAtBoth("survey-sample");
  await desk.go("/khao-sat/dot/1?buoc=lich");
  await desk.part("schedule").waitFor();
  await desk.lookAtBoth("survey-schedule");
  await desk.go("/khao-sat/dot/1?buoc=loi-nhan");
  await desk.part("first-message").waitFor();
  await desk.lookAtBoth("survey-words");

  await desk.go("/khao-sat/dot/1?buoc=duyet");
  await desk.part("test-link").locator("summary").click();
  const said = await desk.part("test-said").allTextContents();
  assert.ok(said.length >= 3);
  const colleagues = [];
  for (const words of said.slice(0, 3)) {
    const one = await stack.person(`Cán bộ ${colleagues.length}`, true);
    await stack.ask(one, words, /Đã nối Zalo này/);
    colleagues.push(one);
  }
  await desk.part("test-again").click();
  const linked = desk.page.locator(".pick input:enabled");
  await until("three linked colleagues", async () => (await linked.count()) === 3);
  for (let at = 0; at < 3; ++at) await linked.nth(at).check();
  await desk.part("test-send").click();
  for (const one of colleagues) {
    await until("the test on a colleague's phone", async () =>
      hears(one, /trả lời 5 câu hỏi ngắn/),
    );
  }
  await until("three tests that arrived", async () => {
    await desk.page.reload();
    await desk.page
      .getByText(/Đã gửi thử cho \d\/3/)
      .first()
      .waitFor();
    return desk.page.getByText("Đã gửi thử cho 3/3").first().isVisible();
  });
  await desk.lookAtBoth("survey-check");
  await desk.part("submit-round").click();
  await desk.page.getByText("Chờ duyệt").first().waitFor();

  const other = await (await Desk.open(browser, stack)).logIn(LANH);
  await other.go("/khao-sat/dot/1?buoc=duyet");
  await other.part("approve-round").click();
  await confirm(other, "approve-dialog");
  await other.page.getByText("Đã lên lịch").first().waitFor();
  await other.close();

  for (const one of people) {
    const early = (await stack.heard(one)).filter((said) => /khai sinh/.test(said.text));
    assert.equal(early.length, 0, "nothing leaves before the opening");
  }
  await new Days(stack).to("2026-12-01T08:01:00+07:00");
  for (const one of people) {
    await until("an invitation", async () => hears(one, /Đăng ký khai sinh/));
  }
  for (const [words, expected] of [
    ["trả lời ngay", /\(1\/7\)/],
    ["5", /\(2\/7\)/],
    ["4", /\(3\/7\)/],
    ["2", /\(5\/7\)/],
    ["1", /\(6\/7\)/],
    ["1", /\(7\/7\)/],
    ["Mong có thêm ghế ngồi", /Cảm ơn/],
  ]) {
    await stack.ask(people[0], words, expected);
  }
  await desk.close();

  // A day has passed: the login of yesterday is over.
  const later = await (await Desk.open(browser, stack)).logIn(BINH);
  await later.go("/khao-sat/dot/1/theo-doi");
  await later.part("watch-sent").getByText("Đã gửi 3/3").waitFor();
  await later.lookAtBoth("survey-watch");
  await later.part("stage-complete").click();
  await later.page
    .getByRole("dialog")
    .getByText(/Người dân …/)
    .first()
    .waitFor();
  await later.look("survey-people");
  await later.page.keyboard.press("Escape");
  await later.go("/khao-sat/dot/1/ket-qua");
  await later.page.getByText("Chỉ số hài lòng").first().waitFor();
  await later.lookAtBoth("survey-results");
  await later.close();
});

test("a questionnaire is written, tried and found wanting", LIMIT, async () => {
  const desk = await (await Desk.open(browser, stack)).logIn(BINH);
  await desk.go("/khao-sat/bo-cau-hoi");
  await desk.page.getByText("Khảo sát nhanh sau khi trả kết quả").first().waitFor();
  await desk.lookAtBoth("questionnaires");
  await desk.go("/khao-sat/bo-cau-hoi/nhanh/1");
  await desk.page
    .getByText(/Ông\/Bà vừa nhận kết quả/)
    .first()
    .waitFor();
  await desk.lookAtBoth("questionnaire-frozen");
  await desk.close();
});
