// Every page and every dialog that can be opened from it: nothing that axe minds at 1366 and 360
// px, nothing that scrolls sideways at 320 px. Fails when something of the list was not visited, so
// that nothing is left out unnoticed. What needs a story first is looked at in the story: charged
// words, templates, photos and phones in reach.test.mjs, the lock and the second proof in
// inbox.test.mjs.
import assert from "node:assert/strict";
import { test } from "node:test";
import { until } from "../integration/stack.mjs";
import { Desk, openOffice } from "./desk.mjs";
import { callsForSomebody, firstLogin } from "./people.mjs";

const LIMIT = { timeout: 300_000 };
const PC = { width: 1366, height: 768 };

const { stack, browser, days } = await openOffice();

class Sweep {
  constructor(desk) {
    this.desk = desk;
    this.page = desk.page;
    this.visited = new Set();
    this.faults = [];
  }

  async stop(name) {
    if (this.visited.has(name)) return;
    this.visited.add(name);
    // All faults are told together.
    await this.desk.lookAtBoth(`sweep-${name}`).catch((fault) => {
      this.faults.push(fault.message);
      return this.page.setViewportSize(PC);
    });
  }

  // Without loading everything anew.
  async go(address) {
    await this.page.evaluate((where) => history.pushState(null, "", where), address);
    await this.page.locator("#content [aria-busy=true]").first().waitFor({ state: "detached" });
  }

  async goStop(address, name, ready) {
    await this.go(address);
    await ready.first().waitFor();
    await this.stop(name);
  }

  // The dialog that stands open now, by its own name; then it is closed again.
  async dialog() {
    const shown = this.page.getByRole("dialog").locator('[data-testid$="-dialog"]').first();
    await shown.waitFor();
    await this.stop(await shown.getAttribute("data-testid"));
    await this.page
      .getByRole("dialog")
      .getByRole("button", { name: /^Đóng$/ })
      .first()
      .click();
    await shown.waitFor({ state: "detached" });
  }

  // A small panel under its button.
  async drop(button, name) {
    await button.first().click();
    await this.stop(name);
    await this.page.keyboard.press("Escape");
  }

  // Every choice of that menu which opens a dialog not seen yet.
  async menu(button, name, skip) {
    await button.click();
    await this.stop(name);
    const items = this.page.getByRole("menuitem");
    const all = await items.evaluateAll((list) =>
      list.map((one) => [one.textContent, one.getAttribute("aria-disabled") === "true"]),
    );
    await this.page.keyboard.press("Escape");
    for (const [label, off] of all) {
      const key = `${name}: ${label}`;
      if (off || skip.test(label) || this.visited.has(key)) continue;
      this.visited.add(key);
      await button.click();
      await items.filter({ hasText: label }).first().click();
      await this.dialog();
    }
  }

  has(names) {
    const missing = names.filter((name) => !this.visited.has(name));
    assert.deepEqual({ missing, faults: this.faults }, { missing: [], faults: [] });
  }
}

// How many of Zalo's events the service has worked on.
async function events() {
  const text = await (await fetch(`http://127.0.0.1:${stack.console}/metrics`)).text();
  const lines = text.split("\n").filter((line) => line.startsWith("langnghe_events_total{"));
  return lines.reduce((sum, line) => sum + Number(line.split(" ").at(-1)), 0);
}

async function conversations(sweep) {
  const { desk, page } = sweep;
  await callsForSomebody(stack, "Anh Được Cầm");
  const citizen = await callsForSomebody(stack, "Chị Được Xem");
  const thu = await firstLogin(stack, await Desk.open(browser, stack), "thu", "van_hanh");
  await thu.openConversation("Anh Được Cầm");
  await thu.part("claim").click();
  await thu.page.locator('[data-owner="mine"]').waitFor();
  await thu.close();
  const row = (name) => desk.part("conversation").filter({ hasText: name });
  await sweep.goStop("/hop-thoai?view=queue", "inbox", row("Chị Được Xem"));
  await sweep.go("/hop-thoai?view=all");
  await row("Anh Được Cầm").first().click();
  await desk.part("claim").click();
  await sweep.dialog();
  await sweep.go("/hop-thoai?view=queue");
  await row("Chị Được Xem").first().click();
  await desk.part("claim").click();
  await desk.part("release").waitFor();
  await sweep.stop("conversation");
  await desk.part("release").click();
  await sweep.dialog();
  await sweep.menu(desk.part("more"), "conversation-menu", /Bỏ hẹn/);
  await desk.part("why").first().click();
  await page.getByRole("tab", { name: "Ghi chú nội bộ" }).click();
  await sweep.stop("note");
  await page.getByRole("tab", { name: "Trả lời" }).click();
  await desk.part("canned").click();
  await sweep.dialog();
  await desk.part("reply-input").fill("Chào chị.");
  await page.getByRole("button", { name: "Xem như người dân" }).click();
  await sweep.dialog();
  await desk.part("reply-input").fill("Một câu. ".repeat(300));
  await desk.part("send").click();
  await sweep.dialog();
  // Her newer word is on its way while the page hears nothing.
  await page.route("**/api/v1/changes*", (route) => route.fulfill({ status: 304 }));
  const before = await events();
  await stack.say(citizen, "chị chờ chút nhé");
  await until("her word at the service", async () => (await events()) > before);
  await desk.part("reply-input").fill("Vâng ạ.");
  await desk.part("send").click();
  await sweep.dialog();
  await page.unroute("**/api/v1/changes*");
  await desk.part("reply-input").fill("");
}

test("the inbox and what belongs to everybody", LIMIT, async () => {
  const desk = await Desk.open(browser, stack);
  const sweep = new Sweep(desk);
  await desk.part("demo").waitFor();
  await sweep.stop("login");
  await desk.logIn("Nguyễn Thị Hoa");
  await conversations(sweep);
  await sweep.drop(desk.part("account"), "account-menu");
  await desk.part("search-open").click();
  await desk.part("search").fill("tre hen");
  await desk.part("search-hit").first().waitFor();
  await sweep.dialog();
  await sweep.goStop("/ca-nhan", "profile", desk.page.getByRole("table"));
  await desk.page.keyboard.press("?");
  await sweep.stop("help-dialog");
  await desk.page.keyboard.press("Escape");
  await sweep.goStop("/khong-co", "not-found", desk.page.locator("#content .empty"));
  await sweep.goStop("/quan-tri", "no-right", desk.page.locator("#content .empty"));
  sweep.has([
    ...["login", "inbox", "conversation", "note", "account-menu", "profile", "help-dialog"],
    ...["claim-dialog", "release-dialog", "transfer-dialog", "snooze-dialog", "close-dialog"],
    ...["canned-dialog", "preview-dialog", "split-dialog", "newer-dialog", "search-dialog"],
    ...["not-found", "no-right"],
  ]);
  await desk.close();
});

const STATES = ["moi", "da_tiep_nhan", "da_chuyen", "dang_xu_ly", "cho_duyet", "da_tra_loi"];

async function cases(sweep) {
  const { desk, page } = sweep;
  const first = desk.part("case").first();
  await sweep.goStop("/phan-anh?view=all", "cases", first);
  await sweep.drop(desk.part("filter-status"), "filter");
  await sweep.drop(desk.part("saved"), "saved-filters");
  await page.getByRole("checkbox").nth(1).check();
  await desk.part("bulk-assign").click();
  await sweep.dialog();
  for (const state of STATES) {
    await sweep.go(`/phan-anh?view=all&status=${state}`);
    await page.getByText(/^\d+ kết quả$/).waitFor();
    await first.click();
    await desk.part("case-text").waitFor();
    await sweep.stop(`case-${state}`);
    if (state === "moi") await sweep.drop(desk.part("deadline"), "deadline");
    await sweep.menu(desk.part("more"), "case-menu", /In phiếu|^In|Phiếu/);
    if (state === "moi")
      await desk
        .part("unmask")
        .click()
        .then(() => sweep.dialog());
  }
}

test("cases and all that can be done with one", LIMIT, async () => {
  const desk = await (await Desk.open(browser, stack)).logIn("Võ Thị Lành");
  const sweep = new Sweep(desk);
  await cases(sweep);
  await sweep.go("/phan-anh?view=all&status=cho_duyet");
  await desk.page.getByText(/^\d+ kết quả$/).waitFor();
  await desk.part("case").first().click();
  await desk.part("approve").click();
  await sweep.dialog();
  await desk.part("send-back").click();
  await sweep.dialog();
  await sweep.go("/phan-anh?view=all&status=dang_xu_ly");
  await desk.page.getByText(/^\d+ kết quả$/).waitFor();
  await desk.part("case").first().click();
  await desk.part("answer-text").fill("Kính gửi Ông/Bà.");
  await desk.part("answer-preview").click();
  await sweep.dialog();
  await desk.part("submit").click();
  await sweep.dialog();
  await sweep.goStop("/phan-anh/tao", "new-case", desk.part("create"));
  const acts = "classify route assign ask accept start extend apology refuse redirect close reopen";
  const rest = "merge split national unmask approve send_back answer-preview submit bulk";
  const dialogs = `${acts} ${rest}`;
  sweep.has([
    ...dialogs.split(" ").map((name) => `${name}-dialog`),
    ...STATES.map((state) => `case-${state}`),
    ...["cases", "filter", "saved-filters", "deadline", "new-case"],
  ]);
  await desk.close();
});

test("every tab of the administration", LIMIT, async () => {
  const desk = await (await Desk.open(browser, stack)).logIn("Bùi Văn Quân");
  const sweep = new Sweep(desk);
  const { page } = desk;
  await sweep.go("/quan-tri");
  await page.getByRole("tab").first().waitFor();
  const tabs = await page.getByRole("tab").count();
  for (let at = 0; at < tabs; ++at) {
    await page.getByRole("tab").nth(at).click();
    const busy = page.getByRole("tabpanel").locator("[aria-busy=true]");
    await busy.first().waitFor({ state: "detached" });
    await sweep.stop(`admin-${page.url().split("/").at(-1)}`);
  }
  await sweep.go("/quan-tri/nguoi-dung");
  await desk.part("add-user").click();
  await sweep.dialog();
  await sweep.menu(desk.part("acts-hoa"), "user-menu", /^$/);
  await sweep.go("/quan-tri/zalo");
  await desk.part("zalo-test").click();
  await sweep.dialog();
  await page.getByRole("tabpanel").getByRole("button", { name: /^Xem/ }).first().click();
  await sweep.dialog();
  sweep.has([
    ...["user-dialog", "leave-dialog", "reset-dialog", "zalo-test-dialog", "exchange-dialog"],
    ..."nguoi-dung don-vi lich mau zalo nhat-ky du-lieu he-thong"
      .split(" ")
      .map((tab) => `admin-${tab}`),
  ]);
  await desk.close();
});
