// Rounds as the survey team has them: from a list with mistakes over an approval that is refused
// once to figures and files; a round that reaches nobody; a questionnaire that is written anew.
// One service for all of it.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { until } from "../integration/stack.mjs";
import { confirm } from "./case_steps.mjs";
import { Desk, openOffice, takeWhole } from "./desk.mjs";
import { meetHiddenField, printWeighted, readOneField, takeFiles } from "./results_read.mjs";
import {
  answerAll,
  asks,
  download,
  endAll,
  fileOf,
  heardOf,
  leftInVietnamese,
  linkColleagues,
  PLACES,
  step,
  submittedRound,
  tryRound,
  WRITTEN,
} from "./rounds.mjs";
import { answerDissatisfied, compareWith, goOnAfterStop, useUpQuota } from "./second_round.mjs";

const LIMIT = { timeout: 240_000 };
const BINH = "Phạm Hòa Bình"; // of the survey team
const LANH = "Võ Thị Lành"; // approves

const { stack, days, browser } = await openOffice();
const folder = mkdtempSync(path.join(tmpdir(), "langnghe-surveys-"));
let people; // of the list, with their units
let blockers; // of another list
const later = { name: "Đợt sau", opens: "2026-12-01T13:30:00+07:00" }; // of other people again
let desk;
const vietnamese = {}; // what was left of it on the pages in English

before(async () => {
  const named = PLACES.flatMap(([unit, count, field]) =>
    Array.from({ length: count }, () => ({ unit, field })),
  );
  people = await Promise.all(
    named.map(async (of, at) => ({ ...of, zalo: await stack.person(`Dân ${at}`, true) })),
  );
  const block = async (_, at) => {
    const zalo = await stack.person(`Chặn ${at}`, true);
    await stack.sim("POST", `/sim/people/${zalo}/block`, {});
    return { unit: PLACES[0][0], zalo };
  };
  blockers = await Promise.all(Array.from({ length: 10 }, block));
  const other = async (_, at) => stack.person(`Đợt sau ${at}`, true);
  later.people = await Promise.all(Array.from({ length: 10 }, other));
  desk = await openDesk(BINH);
});
after(() => rmSync(folder, { recursive: true, force: true }));

async function openDesk(name) {
  const one = await Desk.open(browser, stack);
  one.page.setDefaultTimeout(15_000);
  return one.logIn(name);
}

// The page in English, looked at, and back.
async function lookInEnglish(one, name) {
  await one.page.getByRole("button", { name: /^EN/ }).click();
  await one.page.locator("html[lang=en]").waitFor();
  await one.page.waitForTimeout(150); // the words come with a file of their own
  await takeWhole(one.page, `${name}-en`);
  const left = await leftInVietnamese(one.page, WRITTEN);
  if (left.length > 0) vietnamese[name] = left;
  await one.page.getByRole("button", { name: /^VI/ }).click();
}

test("a list with mistakes becomes a round that somebody else approves", LIMIT, async () => {
  await desk.go("/khao-sat");
  await desk.page.getByText("Chưa có đợt khảo sát nào").waitFor();
  await desk.lookAtBoth("survey-list-empty");
  await desk.page.getByRole("button", { name: "Lập đợt mới" }).first().click();
  await desk.part("new-round-questionnaire").selectOption("1 nhanh");
  await desk.page.getByRole("button", { name: "Lập đợt", exact: true }).click();
  await desk.page.waitForURL(/khao-sat\/dot\/1/);

  // One name is misspelt, one line stands twice, one has no address, one no such day.
  const wrong = [
    { ...people[0], day: "26/11/2026" },
    { unit: PLACES[0][0] },
    { unit: PLACES[0][0], phone: "0912000006", day: "31/02/2026" },
  ];
  const list = people.map((one, at) => (at === 0 ? { ...one, unit: "Phường Vị Thah" } : one));
  await desk.page.getByText("Nhập từ tệp", { exact: true }).click();
  await desk.lookAtBoth("survey-source");
  await desk.page.setInputFiles(
    'input[type="file"]',
    fileOf(folder, "t11.csv", [...list, ...wrong]),
  );
  const name = desk.page.getByLabel(/“Phường Vị Thah”/);
  await name.waitFor();
  await desk.lookAtBoth("survey-import");
  await lookInEnglish(desk, "survey-import");
  await name.click();
  await desk.page.keyboard.type("vi thanh");
  await desk.page.keyboard.press("Enter");
  await desk.part("import-read").click();
  await desk.page.getByText(/Dùng được 24 trong 27/).waitFor();
  const reasons = readFileSync(await download(desk, desk.part("left-out")), "utf8");
  assert.ok(reasons.startsWith("\uFEFF"));
  assert.equal(reasons.trim().split("\n").length, 4, reasons);
  await desk.part("import-save").click();
  await desk.page.getByRole("button", { name: "Dùng cho đợt này" }).click();
  await desk.part("list-facts").waitFor();

  await step(desk, "sample");
  await desk.part("sample-error").fill("10");
  await desk.part("sample-expected").fill("100");
  await desk.part("sample-minimum").fill("0");
  await desk.part("sample-count").click();
  await desk.part("sample").getByText("20", { exact: true }).first().waitFor();
  await desk.lookAtBoth("survey-sample");
  await lookInEnglish(desk, "survey-sample");
  await step(desk, "schedule");
  await desk.part("schedule").waitFor();
  await desk.lookAtBoth("survey-schedule");
  await lookInEnglish(desk, "survey-schedule");
  await step(desk, "words");
  await desk.part("first-message").waitFor();
  await desk.lookAtBoth("survey-words");
  await lookInEnglish(desk, "survey-words");

  await step(desk, "check");
  await linkColleagues(stack, desk, 3, BINH);
  await tryRound(desk);
  await desk.part("submit-round").click();
  await desk.page.getByText("Chờ duyệt").first().waitFor();

  // Two more: of people who block the account, and of the people asked later.
  const others = later.people.map((zalo) => ({ unit: PLACES[0][0], zalo }));
  const rowsOf = (name, of) => readFileSync(fileOf(folder, name, of), "utf8");
  const second = await submittedRound(desk, "Đợt bị chặn", rowsOf("t12.csv", blockers));
  const file = rowsOf("t13.csv", others);
  const third = await submittedRound(desk, later.name, file, { opens: later.opens });
  later.id = third.id;
  const other = await openDesk(LANH);
  for (const { id, rev } of [second, third]) {
    await asks(other, "POST", `/surveys/rounds/${id}/approve`, { rev });
  }
  await other.go("/khao-sat/dot/1?buoc=duyet");
  await other.part("send-back-round").click();
  await other.part("why").fill("Gửi chậm lại, mỗi giây 4 tin.");
  await confirm(other, "send-back-dialog");
  await desk.page.reload();
  await desk.page.getByText(/Lý do: Gửi chậm lại/).waitFor();
  await step(desk, "schedule");
  await desk.page.getByLabel("Tốc độ (tin mỗi giây)").fill("4");
  await desk.part("plan-save").click();
  await desk.part("plan-save").waitFor({ state: "detached" });
  await step(desk, "check");
  await tryRound(desk);
  await desk.lookAtBoth("survey-check");
  await lookInEnglish(desk, "survey-check");
  await desk.part("submit-round").click();
  await desk.page.getByText("Chờ duyệt").first().waitFor();

  await other.page.reload();
  await other.part("approve-round").waitFor();
  await other.lookAtBoth("survey-approve");
  await other.part("approve-round").click();
  await confirm(other, "approve-dialog");
  await other.page.getByText("Đã lên lịch").first().waitFor();
  await other.close();
});

const OWN_WORDS = [
  "=1+1 ghế ngồi chờ thì ít",
  "Mong có thêm ghế ngồi, gọi tôi số 0912345678",
  "Cán bộ hướng dẫn tận tình, mong giữ như vậy",
];

// What somebody says to the quick set, with the number of the question that is heard next.
function answersOf(at) {
  const late = at % 5 === 2;
  const said = at % 7 === 3 ? "2" : at % 3 === 0 ? "4" : "5";
  return [
    ["trả lời ngay", /hài lòng với lần làm/],
    [said, /thái độ/],
    [said, /đúng hẹn/],
    ...(late
      ? [
          ["3", /mấy ngày/],
          [String(2 + at), /đi lại/],
        ]
      : [["2", /đi lại/]]),
    [at % 2 ? "1" : "2", /khoản tiền/],
    ["1", /góp ý/],
  ];
}

test("a round is paused, goes on, calls its reserve and gathers answers", LIMIT, async () => {
  const invited = async () => {
    const heard = await Promise.all(
      people.map((one) => heardOf(stack, one.zalo, /Đăng ký khai sinh/)),
    );
    return people.filter((_, at) => heard[at]);
  };
  assert.deepEqual(await invited(), [], "nothing leaves before the opening");
  await desk.close();
  await days.to("2026-12-01T08:00:01+07:00");
  desk = await openDesk(BINH);
  await desk.go("/khao-sat/dot/1/theo-doi");
  await desk.part("pause").click();
  await desk.part("why").fill("Sai tên đơn vị");
  await confirm(desk, "pause-dialog");
  await desk.page.getByText(/Đang tạm dừng/).waitFor();
  await desk.lookAtBoth("survey-paused");
  await desk.part("resume").click();
  await confirm(desk, "resume-dialog");
  await desk.part("watch-sent").getByText("Đã gửi 20/20").waitFor();
  const first = await until("20 invitations", async () => {
    const now = await invited();
    return now.length === 20 && now;
  });
  const vi_thanh = first.filter((one) => one.unit === PLACES[0][0]);
  const refuses = vi_thanh.at(-1);
  const answer = first.filter((one) => one !== refuses);
  const answered = answerAll(
    stack,
    answer.map((one) => one.zalo),
    answersOf,
  );
  await stack.ask(refuses.zalo, "từ chối", /sẽ không hỏi lại/);
  await lookInEnglish(desk, "survey-watch");

  await desk.page.getByRole("button", { name: /Mời thêm dự phòng ở Phường Vị Thanh/ }).click();
  await desk.part("more-people").fill("1");
  await confirm(desk, "more-dialog");
  await desk.part("watch-sent").getByText("Đã gửi 21/21").waitFor();
  const last = await until("one more", async () =>
    (await invited()).find((one) => !first.includes(one)),
  );
  await Promise.all([answered, answerAll(stack, [last.zalo], () => answersOf(1))]);
  await endAll(
    stack,
    days,
    [...answer, last].map((one) => one.zalo),
    (at) => OWN_WORDS[at % 3],
  );
  await until(
    "all complete",
    async () => (await desk.part("stage-complete").textContent()) === "20",
  );
  await desk.lookAtBoth("survey-watch");
  await desk.part("stage-refused").click();
  await desk.page
    .getByRole("dialog")
    .getByText(/Người dân …/)
    .waitFor();
  await desk.lookAtBoth("survey-people");
  await desk.page.keyboard.press("Escape");
});

test("results say what is sure, hide what is few and leave as files", LIMIT, async () => {
  await desk.page.getByRole("link", { name: "Kết quả" }).first().click();
  await desk.part("overall").waitFor();
  await desk.part("criteria").waitFor();
  await takeWhole(desk.page, "survey-results-whole");
  await desk.lookAtBoth("survey-results");
  await desk
    .part("lines-unit")
    .getByText(/^ẩn: dưới 10|chưa đủ 10/)
    .first()
    .waitFor();
  await lookInEnglish(desk, "survey-results");

  await readOneField(desk, "Hộ tịch", 10);
  await meetHiddenField(desk, "Đất đai");

  // Themes: the codebook gets one, an answer carries it, the list is narrowed to it.
  await desk.part("codebook").click();
  await desk.part("theme-add").click();
  await desk.part("theme-title").fill("Chỗ ngồi chờ");
  await desk.part("theme-save").click();
  await desk.page.getByRole("dialog").getByText("Chỗ ngồi chờ").waitFor();
  await desk.look("survey-themes");
  await desk.page.keyboard.press("Escape");
  const answer = desk.page.locator(".open-answer").filter({ hasText: "ghế ngồi" }).first();
  await answer.getByRole("button", { name: /Gắn chủ đề/ }).click();
  await desk.page.getByLabel(/Chỗ ngồi chờ/).check();
  await desk.page.keyboard.press("Escape");
  await answer.getByRole("list").getByText("Chỗ ngồi chờ").waitFor();
  await desk.part("open-theme").selectOption({ label: "Chỗ ngồi chờ (1)" });
  await desk.page.getByText("Đang hiện 1 trên 1 góp ý").waitFor();
  assert.equal(await desk.page.getByText("0912345678").count(), 0, "numbers are masked");

  await takeFiles(desk, 20);
  await printWeighted(desk);
  for (const [outcome, people] of [
    ["refusal", "Từ chối: 1 người"],
    ["not_reached", "Không có hồi âm: 0 người"],
  ]) {
    await desk.part(`outcome-${outcome}`).click();
    await desk.page.getByRole("dialog").getByText(people).waitFor();
    await desk.page.goBack();
    await desk.part("overall").waitFor();
  }
  await desk.go("/khao-sat");
  await desk.part("round").first().waitFor();
  await desk.lookAtBoth("survey-list");
  await lookInEnglish(desk, "survey-list");
});

test("who is known to have blocked the account is not written to", LIMIT, async () => {
  await desk.page.getByRole("link", { name: "Đợt bị chặn", exact: true }).click();
  await desk.page.getByText("Chưa gửi được (10)").waitFor();
  await desk.part("failures").getByRole("link").first().click();
  await desk.page.getByRole("dialog").getByText("Đang hiện 10/10").waitFor();
  await desk.page.keyboard.press("Escape");
  await desk.part("stop").click();
  await desk.look("survey-stop");
  await desk.part("why").fill("Danh sách không dùng được");
  await confirm(desk, "stop-dialog");
  await desk.page.getByText(/Lý do: Danh sách không dùng được/).waitFor();
});

test("a round that Zalo stops goes on by decision and is compared", LIMIT, async () => {
  await useUpQuota(stack);
  await desk.close();
  await days.to("2026-12-01T13:30:01+07:00");
  desk = await openDesk(BINH);
  await goOnAfterStop(stack, desk, { ...later, people: later.people.length });
  await answerDissatisfied(stack, days, later.people);
  await compareWith(desk, later.id, "Đợt 12/2026");
  await lookInEnglish(desk, "survey-compared");
});

test("a questionnaire is written, found wanting, mended and tried", LIMIT, async () => {
  await desk.go("/khao-sat/bo-cau-hoi");
  await desk.part("acts-nhanh-1").waitFor();
  await desk.lookAtBoth("questionnaires");
  await lookInEnglish(desk, "questionnaires");
  await desk.page.getByRole("link", { name: /Khảo sát nhanh sau khi trả kết quả/ }).click();
  await desk.part("next-version").waitFor();
  await desk.lookAtBoth("questionnaire-frozen");
  await desk.part("next-version").click();
  await confirm(desk, "new-questionnaire-dialog");
  await desk.page.waitForURL(/nhanh\/2$/);
  await desk.part("questionnaire-save").waitFor();

  const findings = desk.page.locator(".findings");
  await desk.part("question-Z2").click();
  const ask = desk.part("question-ask");
  const before = await ask.inputValue();
  await ask.fill("Ông/Bà có hài lòng với thái độ và năng lực của công chức không?");
  await findings.getByText(/hỏi hai ý một lúc/).waitFor();
  await ask.fill("");
  await findings.getByText(/Lỗi/).first().waitFor();
  await desk.lookAtBoth("designer-wrong");
  await ask.fill(before);
  await findings.getByText(/hỏi hai ý một lúc/).waitFor({ state: "detached" });

  await desk.part("question-Z6").click();
  await desk.part("question-add").click();
  await desk.part("question-kind").selectOption("rating");
  await desk.part("question-ask").fill("Ông/Bà có hài lòng với chỗ ngồi chờ không?");
  await desk.part("question-title").fill("Chỗ ngồi chờ");
  await desk.part("question-up").click();
  const order = await desk.page.locator(".question-entry b").allTextContents();
  assert.equal(order.at(-1), "Z6", order.join(" "));
  await desk.page.locator(".preview").getByRole("button", { name: "Trả lời ngay" }).click();
  await desk.page
    .locator(".phone-log")
    .getByText(/hài lòng với lần làm/)
    .waitFor();
  await desk.page.getByRole("switch", { name: "Nút chỉ hiện số" }).click();
  const buttons = desk.page.locator(".phone-buttons button");
  assert.equal((await buttons.allTextContents()).join(" "), "1 2 3 4 5");
  await desk.lookAtBoth("designer");
  await lookInEnglish(desk, "designer");
  await desk.part("questionnaire-save").click();
  await desk.page
    .getByText("Đã lưu mọi thay đổi")
    .or(desk.page.getByText(/Đã lưu/))
    .first()
    .waitFor();
  await desk.page.reload();
  await desk.page.locator(".question-name").getByText("Chỗ ngồi chờ").waitFor();
  await desk.close();
});

test("of the pages in English nothing was left in Vietnamese", () => {
  assert.deepEqual(vietnamese, {});
});
