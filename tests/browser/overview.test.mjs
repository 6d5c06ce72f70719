// Tổng quan, by role: every number opens the list it counts, at a PC and on a phone, in both
// languages.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Stack } from "../integration/stack.mjs";
import { Desk, SIZES, startBrowser } from "./desk.mjs";

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

async function counters(desk) {
  const found = desk.page.locator("[data-testid^=counter-]");
  await desk.page.waitForFunction(
    () =>
      ![...document.querySelectorAll("[data-testid^=counter-] b")].some(
        (one) => one.textContent === "…",
      ),
  );
  return found.evaluateAll((all) =>
    all.map((one) => ({
      code: one.dataset.testid.slice("counter-".length),
      value: Number(one.querySelector("b").textContent),
      href: one.getAttribute("href"),
    })),
  );
}

// How many rows the service has for the list behind a counter.
async function behind(desk, href) {
  const api = href.startsWith("/hop-thoai") ? "conversations" : "cases";
  const answer = await desk.page.request.get(
    `${desk.base}/api/v1/${api}?${href.slice(href.indexOf("?") + 1)}`,
  );
  return (await answer.json()).total;
}

test("who leads begins with what is late and what waits for approval", async () => {
  const lanh = await (await Desk.open(browser, stack)).logIn("Võ Thị Lành");
  await lanh.part("overview-to_approve").getByRole("link").first().waitFor();
  const numbers = await counters(lanh);
  assert.deepEqual(
    numbers.map((one) => one.code),
    ["waiting", "silent", "overdue", "due_today", "unclassified", "to_approve"],
  );
  assert.ok(numbers.some((one) => one.value > 0));
  for (const one of numbers)
    assert.equal(await behind(lanh, one.href), one.value, one.code);
  for (const [name, width, height] of SIZES) {
    await lanh.page.setViewportSize({ width, height });
    await lanh.look(`overview-lead-${name}`);
  }
  await lanh.page.setViewportSize({ width: 1366, height: 768 });
  await lanh.part("counter-to_approve").click();
  await lanh.part("case").first().waitFor();
  assert.match(lanh.page.url(), /view=to_approve/);
  await lanh.close();
});

test("who answers begins with who waits, and finds the overview by keys", async () => {
  const hoa = await (await Desk.open(browser, stack, { width: 360, height: 740 })).logIn(
    "Nguyễn Thị Hoa",
  );
  await hoa.page.waitForURL(/hop-thoai/);
  await hoa.page.keyboard.press("g");
  await hoa.page.keyboard.press("t");
  await hoa.part("counter-waiting").waitFor();
  await counters(hoa);
  await hoa.look("overview-360");
  await hoa.page.getByRole("button", { name: "EN" }).click();
  await hoa.page.getByText("Waiting for an officer").waitFor();
  await hoa.look("overview-360-en");
  await hoa.close();
});

test("an administrator sees what the system page shows in amber or red", async () => {
  const quan = await (await Desk.open(browser, stack)).logIn("Bùi Văn Quân");
  await quan.part("overview-notices").waitFor();
  const red = await quan.page.request.get(`${quan.base}/api/v1/admin/health`);
  const lines = (await red.json()).items.filter((one) => one.state !== "good");
  for (const line of lines)
    await quan.part("overview-notices").getByText(line.vi, { exact: false }).first().waitFor();
  await quan.look("overview-admin");
  await quan.close();
});
