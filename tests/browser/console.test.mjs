// An officer's first conversation, in a real browser against the real programs: log in with a demo
// account, find the citizen, take over, write, call a message back, hand back to the bot. Works by
// the hour of the day it runs at: outside office hours the citizen is found among all.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Stack, until } from "../integration/stack.mjs";
import { Desk, startBrowser } from "./desk.mjs";

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

for (const [width, height] of [
  [1366, 768],
  [360, 740],
]) {
  test(`an officer answers a citizen, ${width} px wide`, { timeout: 180_000 }, async () => {
    const name = `Chị Ba ${width}`;
    const citizen = await stack.person(name, true);
    await stack.ask(citizen, "gặp cán bộ", /cán bộ/i);
    const desk = await Desk.open(browser, stack, { width, height });
    await desk.part("demo").waitFor();
    await desk.look(`console-${width}-1-login`);
    await desk.logIn("Nguyễn Thị Hoa");
    await desk.page.getByRole("link", { name: /Tất cả/ }).click();
    // Outside office hours nobody was called, so the name is not known yet.
    const row = desk.part("conversation").filter({ hasText: "gặp cán bộ" }).first();
    await row.waitFor();
    await desk.look(`console-${width}-2-list`);

    await row.click();
    await desk.part("claim").click();
    await desk.page.getByRole("heading", { name }).first().waitFor();
    await desk.part("reply-input").fill("Chào chị, tôi nghe đây ạ.");
    await desk.look(`console-${width}-3-conversation`);
    await desk.page.keyboard.press("Control+Enter");
    await desk.part("undo").click();
    await until("the text is back", async () => {
      return (await desk.part("reply-input").inputValue()) === "Chào chị, tôi nghe đây ạ.";
    });
    await desk.part("reply-input").fill("Chào chị, tôi là Hoa, tôi nghe đây ạ.");
    await desk.page.keyboard.press("Control+Enter");
    await until(
      "the answer on the phone",
      async () => (await stack.heard(citizen)).some((line) => /tôi là Hoa/.test(line.text)),
      40,
    );
    const heard = await stack.heard(citizen);
    assert.equal(heard.filter((line) => /tôi nghe đây/.test(line.text)).length, 1);

    await desk.page.getByRole("tab", { name: "Ghi chú nội bộ" }).click();
    await desk.part("note-input").fill("Đã chào, chờ mã hồ sơ.");
    await desk.part("send").click();
    await desk.part("event").filter({ hasText: "chờ mã hồ sơ" }).waitFor();

    await stack.say(citizen, "dạ em cảm ơn");
    await desk.part("event").filter({ hasText: "dạ em cảm ơn" }).waitFor({ timeout: 20_000 });
    await desk.part("release").click();
    await desk.look(`console-${width}-4-release`);
    await desk.page.getByRole("radio", { name: /lời kết thúc/ }).check();
    await desk.part("release-dialog").getByTestId("confirm").click();
    await desk.part("claim").waitFor();
    const all = await stack.heard(citizen);
    assert.equal(
      all.some((line) => /chờ mã hồ sơ/.test(line.text)),
      false,
    );
    assert.deepEqual(desk.complaints, []);
  });
}

test("a file, a reminder, and a closed conversation", { timeout: 180_000 }, async () => {
  const citizen = await stack.person("Anh Tư", true);
  await stack.ask(citizen, "gặp cán bộ", /cán bộ/i);
  const desk = await Desk.open(browser, stack, { width: 1366, height: 768 });
  await desk.part("demo").waitFor();
  await desk.logIn("Nguyễn Thị Hoa");
  await desk.page.getByRole("link", { name: /Tất cả/ }).click();
  await desk.part("conversation").filter({ hasText: "gặp cán bộ" }).first().click();
  await desk.part("claim").click();
  await desk.part("release").waitFor();

  await desk.part("attach-input").setInputFiles({
    name: "huong-dan.pdf",
    mimeType: "application/pdf",
    buffer: Buffer.from(
      "%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n" +
        "2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n" +
        "trailer\n<< /Root 1 0 R /Size 3 >>\n%%EOF\n",
    ),
  });
  await desk.part("attached").filter({ hasText: "huong-dan.pdf" }).waitFor();
  await desk.look("console-1366-5-attached");
  await desk.part("send").click();
  await desk.part("file").filter({ hasText: "huong-dan.pdf" }).waitFor();
  // It goes up to Zalo after the seconds for calling it back.
  const sent = desk.part("event").filter({ hasText: "huong-dan.pdf" });
  await sent.locator(":is([data-state=sent], [data-state=delivered])").waitFor({ timeout: 40_000 });
  await desk.part("attach-input").setInputFiles({
    name: "la.jpg",
    mimeType: "image/jpeg",
    buffer: Buffer.from("<html>"),
  });
  await desk.page.getByRole("alert").filter({ hasText: "Chỉ gửi được" }).waitFor();

  await desk.part("more").click();
  await desk.page.getByRole("menuitem", { name: "Nhắc tôi sau" }).click();
  await desk.look("console-1366-6-snooze");
  await desk.part("snooze-dialog").getByTestId("confirm").click();
  await desk.page.getByRole("link", { name: /Hẹn nhắc/ }).waitFor();
  await desk.part("more").click();
  await desk.page.getByRole("menuitem", { name: "Bỏ hẹn" }).click();
  await desk.page.getByRole("link", { name: /Hẹn nhắc/ }).waitFor({ state: "detached" });

  await desk.part("more").click();
  await desk.page.getByRole("menuitem", { name: "Chuyển" }).click();
  await desk.part("transfer-dialog").waitFor();
  await desk.look("console-1366-7-transfer");
  await desk.page.keyboard.press("Escape");

  await desk.part("more").click();
  await desk.page.getByRole("menuitem", { name: "Đóng" }).click();
  await desk.look("console-1366-8-close");
  await desk.part("close-dialog").getByTestId("confirm").click();
  await desk.part("event").filter({ hasText: "đóng hội thoại" }).waitFor();

  await desk.page.keyboard.press("Control+k");
  await desk.part("search").fill("gap can bo");
  await desk.part("search-hit").filter({ hasText: "gặp cán bộ" }).first().waitFor();
  await desk.look("console-1366-9-search");
  assert.deepEqual(desk.complaints, []);
});
