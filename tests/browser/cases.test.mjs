// Cases from the first word to the answer, by several officers in real browsers: a call that is
// entered, classified, routed, answered on a phone, approved by somebody else; two who change the
// same case; what leaves the lists; merging and taking apart; and a morning with the keyboard.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Stack, until } from "../integration/stack.mjs";
import {
  act,
  classify,
  confirm,
  enterCall,
  openCase,
  startRouting,
  writeAnswer,
} from "./case_steps.mjs";
import { Days } from "./days.mjs";
import { Desk, startBrowser } from "./desk.mjs";

const LIMIT = { timeout: 180_000 };
const PC = { width: 1366, height: 768 };
const PHONE = { width: 360, height: 740 };
const HOA = "Nguyễn Thị Hoa"; // Tổ vận hành
const MAI = "Lê Thị Mai"; // of the unit Phường Long Mỹ
const LANH = "Võ Thị Lành"; // Ban Điều hành
const TAM = "Huỳnh Minh Tâm"; // restricted matters

let stack;
let browser;

before(async () => {
  stack = await Stack.start({ followClock: true, demo: true });
  browser = await startBrowser();
  await new Days(stack).to("2026-11-30T08:00:00+07:00");
});
after(async () => {
  await browser?.close();
  await stack?.stop();
});

async function deskOf(name, size = PC) {
  const desk = await Desk.open(browser, stack, size);
  return desk.logIn(name);
}

test("a call is entered, routed, answered by a unit and approved by another", LIMIT, async () => {
  const hoa = await deskOf(HOA);
  const made = await enterCall(hoa, "Hồ sơ sang tên đất trễ hẹn 12 ngày, gọi không ai nghe máy.");
  await hoa.look("cases-1366-1-new");
  await classify(hoa);
  await startRouting(hoa, "phuong long my");
  await hoa.look("cases-1366-2-route");
  await confirm(hoa, "route-dialog");

  const mai = await deskOf(MAI, PHONE);
  await mai.go("/phan-anh?view=open");
  await mai.part("case").filter({ hasText: made.number }).waitFor();
  await mai.look("cases-360-1-list");
  await mai.part("case").filter({ hasText: made.number }).click();
  await writeAnswer(mai, {
    title: "Chủ tịch UBND phường Long Mỹ",
    text: "Kính gửi Ông/Bà, hồ sơ chậm do thiếu xác nhận thuế.",
  });
  await mai.look("cases-360-3-submit");
  await confirm(mai, "submit-dialog");

  const lanh = await deskOf(LANH);
  await openCase(lanh, "to_approve", made.number);
  await lanh.part("primary").click();
  await lanh
    .part("approve-text")
    .fill("Kính gửi Ông/Bà, hồ sơ chậm do thiếu xác nhận thuế. Xin lỗi Ông/Bà.");
  await lanh.part("changes").locator("ins").waitFor();
  await lanh.look("cases-1366-3-approve");
  await confirm(lanh, "approve-dialog");

  await hoa.page.getByText("Đã trả lời").first().waitFor({ timeout: 20_000 });
  await hoa.part("given-answer").getByText("Xin lỗi Ông/Bà").waitFor();
  await hoa.look("cases-1366-4-answered");
  for (const desk of [hoa, mai, lanh]) await desk.close();
});

test("of two who change one case the slower is told, and loses nothing", LIMIT, async () => {
  const hoa = await deskOf(HOA);
  const { id } = await enterCall(hoa, "Phải đi lại bốn lần mà chưa xong giấy khai sinh.");
  const lanh = await deskOf(LANH);
  await lanh.go(`/phan-anh/${id}`);
  await act(lanh, /Yêu cầu bổ sung/);
  await lanh.part("question").fill("Ông/Bà cho biết mã hồ sơ?");
  await classify(hoa);
  await lanh.part("ask-dialog").getByTestId("confirm").click();
  await lanh.part("conflict").getByText(`${HOA} vừa thay đổi`).waitFor();
  await lanh.part("conflict-diff").click();
  await lanh.look("cases-1366-5-conflict");
  await lanh.part("conflict-take").click();
  await act(lanh, /Yêu cầu bổ sung/);
  assert.equal(await lanh.part("question").inputValue(), "Ông/Bà cho biết mã hồ sơ?");
  await confirm(lanh, "ask-dialog");
  await lanh.page.getByText("Chờ bổ sung").first().waitFor();
  for (const desk of [hoa, lanh]) await desk.close();
});

test("a restricted case leaves the lists; the original needs a reason", LIMIT, async () => {
  const hoa = await deskOf(HOA);
  const { number, id } = await enterCall(
    hoa,
    "Cán bộ gợi ý bồi dưỡng, gọi 0912345678.",
    "0912345678",
  );
  await hoa.part("unmask").click();
  await hoa.part("unmask-dialog").getByRole("radio").first().check();
  await hoa.look("cases-1366-6-unmask");
  await confirm(hoa, "unmask-dialog");
  await hoa.part("original").getByText("0912345678").first().waitFor();
  await hoa.look("cases-1366-7-original");
  await act(hoa, /Đánh dấu mật/);
  await hoa.part("reason").fill("Có dấu hiệu vòi vĩnh.");
  await confirm(hoa, "restrict-dialog");
  await hoa.page.getByText("hàng hạn chế").first().waitFor();
  assert.equal(await hoa.page.getByText("bồi dưỡng").count(), 0);
  await hoa.go(`/phan-anh?view=all&q=${number}`);
  await hoa.page.getByText("Nội dung hạn chế").waitFor();
  await hoa.look("cases-1366-8-hidden");
  const tam = await deskOf(TAM, PHONE);
  await tam.go(`/phan-anh/${id}`);
  await tam.part("case-text").getByText("bồi dưỡng").waitFor();
  await tam.look("cases-360-4-restricted");
  for (const desk of [hoa, tam]) await desk.close();
});

test("two reports of one matter are put together and taken apart again", LIMIT, async () => {
  const hoa = await deskOf(HOA);
  const first = await enterCall(hoa, "Máy lấy số ở bộ phận một cửa hỏng cả tuần nay.");
  const second = await enterCall(hoa, "Bộ phận một cửa hỏng máy lấy số, phải chờ lâu.");
  await act(hoa, /Gộp/);
  await hoa.part("merge-find").click();
  await hoa.page.keyboard.type(first.number);
  await hoa.page.getByRole("option").filter({ hasText: first.number }).click();
  await hoa.page.getByRole("radio", { name: `Giữ ${first.number}` }).check();
  await hoa.look("cases-1366-9-merge");
  await confirm(hoa, "merge-dialog");
  await hoa.part("merged-into").getByText(first.number).waitFor();
  await act(hoa, /Tách lại/);
  await confirm(hoa, "unmerge-dialog");
  await hoa.go(`/phan-anh/${second.id}`);
  await hoa.part("case-text").waitFor();
  assert.equal(await hoa.part("merged-into").count(), 0);
  await hoa.close();
});

test("a morning with the keyboard, in English", LIMIT, async () => {
  const hoa = await deskOf(HOA);
  const { page } = hoa;
  await page.getByRole("button", { name: "EN" }).click();
  await page.keyboard.press("g");
  await page.keyboard.press("p");
  await page.getByRole("heading", { name: "Cases" }).waitFor();
  await hoa.part("view-open").click();
  await page.getByText("results").waitFor();
  await page.locator("table:not([aria-busy])").waitFor();
  await page.keyboard.press("j");
  await page.keyboard.press("x");
  await page.keyboard.press("j");
  await page.keyboard.press("Shift+X");
  await page.getByText("Cases selected: 2").waitFor();
  await hoa.look("cases-1366-10-english");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Enter");
  await hoa.part("case-text").waitFor();
  await hoa.look("cases-1366-11-english-file");
  await page.keyboard.press("Escape");
  await hoa.part("case").first().waitFor();
  assert.match(page.url(), /view=open/);
  await page.keyboard.press("/");
  await page.keyboard.type("tre hen");
  await until("the search in the address", () => /q=tre/.test(page.url()));
  const count = async (view) => (await hoa.part(`view-${view}`).locator("b").innerText()).trim();
  await page.goto(`${hoa.base}/phan-anh?view=unclassified`);
  await hoa.part("view-unclassified").locator("b").waitFor();
  const shown = await page.getByText(/^\d+ results$/).innerText();
  assert.equal(shown, `${await count("unclassified")} results`);
  await hoa.close();
});
