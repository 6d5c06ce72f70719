// What the journeys of officers share: one real browser, pages that are looked at (a picture, axe,
// no sideways scrolling), logging in, and the six digits an authenticator app would show.
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { after } from "node:test";
import { chromium } from "playwright-core";
import { Stack } from "../integration/stack.mjs";
import { Days } from "./days.mjs";

// Pictures are for people: a folder for them makes the suites a sixth slower.
const shots = process.env.LANGNGHE_SHOTS;
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export const SIZES = [
  ["1366", 1366, 768],
  ["360", 360, 740],
];

export function startBrowser() {
  if (shots) mkdirSync(shots, { recursive: true });
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--hide-scrollbars",
      "--force-color-profile=srgb",
    ],
  });
}

// The programs on a working morning, with the people of the demonstration, and a browser; they go
// when the file's tests are over.
export async function openOffice() {
  const launched = startBrowser();
  launched.catch(() => {}); // told below, once the programs stand
  const started = Stack.start({ followClock: true, demo: true });
  after(async () => {
    await launched.then((one) => one.close()).catch(() => {});
    await started.then((one) => one.stop()).catch(() => {});
  });
  const stack = await started;
  const days = new Days(stack);
  await days.to("2026-11-30T08:00:00+07:00");
  return { stack, days, browser: await launched };
}

// RFC 6238 for the key of the page: base32 in, six digits out.
export function digitsAt(key, milliseconds) {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...key.replace(/[^A-Z2-7]/g, "")]
    .map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, "0"))
    .join("");
  const bytes = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(milliseconds / 30_000)));
  const mac = createHmac("sha1", bytes).update(step).digest();
  const at = mac[19] & 15;
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

// What reaches beyond the right edge of the page, though it should wrap or be cut.
function beyond() {
  const main = document.querySelector("#content") ?? document.documentElement;
  const page = document.documentElement.scrollWidth - window.innerWidth;
  if (Math.max(page, main.scrollWidth - main.clientWidth) <= 1) return [];
  const wide = [...document.body.querySelectorAll("*")].filter(
    (element) => element.getBoundingClientRect().right > window.innerWidth + 1,
  );
  return ["sideways", ...wide.slice(0, 8).map((one) => `${one.tagName} ${one.className}`)];
}

// The page hears of a new size a moment later, and changes its columns in the frame after that.
async function widerThanScreen(page) {
  const twoFrames = () =>
    new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())));
  for (let looks = 1; looks < 10; looks++) {
    const wide = await page.evaluate(beyond);
    if (wide.length === 0) return wide;
    await page.evaluate(twoFrames);
  }
  return page.evaluate(beyond);
}

// What a finger would miss: less than 44 px either way (design B.6), words within a sentence left
// out. The label of a box or a dot is part of it. Where that cannot be, 24 px are asked for.
// A box on a picture is as small as the face it covers; seven days share the width of a phone.
const CLOSE_TOGETHER = [".mask-box", ".calendar td"];

function hardToHit(closeTogether) {
  const fields = "input, select, textarea, summary, [role=option]";
  const kinds = `button, a[href], ${fields}, [tabindex='0']:not(pre)`;
  const inText = (one) => {
    if (!getComputedStyle(one).display.startsWith("inline") || one.tagName !== "A") return false;
    const around = one.parentElement.closest("p, li, dd, td, div, span, section");
    return around.textContent.trim().length > one.textContent.trim().length;
  };
  const sizeOf = (one) => {
    const boxes = [one, ...(one.labels ?? [])].map((part) => part.getBoundingClientRect());
    const parent = one.closest("label");
    if (parent) boxes.push(parent.getBoundingClientRect());
    const wide = Math.max(...boxes.map((b) => b.right)) - Math.min(...boxes.map((b) => b.left));
    const high = Math.max(...boxes.map((b) => b.bottom)) - Math.min(...boxes.map((b) => b.top));
    return Math.min(wide, high);
  };
  const seen = (one) => {
    const box = one.getBoundingClientRect();
    const shown = one.checkVisibility({ visibilityProperty: true, opacityProperty: false });
    return shown && box.width > 1 && box.height > 1 && box.bottom > -40;
  };
  return [...document.querySelectorAll(kinds)]
    .filter((one) => one.type !== "hidden" && seen(one) && !inText(one))
    .map((one) => ({ one, size: sizeOf(one), least: one.matches(closeTogether) ? 24 : 44 }))
    .filter(({ size, least }) => size < least - 0.5)
    .map(({ one, size }) => {
      const words = (one.getAttribute("aria-label") ?? one.textContent).trim().slice(0, 30);
      return `${one.tagName} ${one.className} "${words}" ${Math.round(size)}`;
    });
}

// A picture of the page as it stands, where somebody asked for pictures.
export async function takePicture(page, name, options = {}) {
  if (shots) await page.screenshot({ ...options, path: path.join(shots, `${name}.png`) });
}

// All of a page whose content scrolls within its frame.
export async function takeWhole(page, name) {
  if (!shots) return;
  const size = page.viewportSize();
  const height = await page.evaluate(() => document.querySelector("#content").scrollHeight);
  await page.setViewportSize({ ...size, height: Math.max(size.height, height + 130) });
  await takePicture(page, name);
  await page.setViewportSize(size);
}

// What fades in or moves has done so, or goes on without an end: axe measures the colours of that
// very moment.
function isStill() {
  const ended = document.getAnimations().map((one) => one.finished.catch(() => {}));
  const patience = new Promise((done) => setTimeout(done, 1000));
  return Promise.race([Promise.all(ended), patience]).then(() => true);
}

// Nothing that axe minds, nothing wider than the screen.
export async function checkSound(page, name) {
  await page.evaluate(isStill);
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe);
  // Nothing here plays by itself, which is all that axe would load style sheets and media for.
  const run = () => window.axe.run({ resultTypes: ["violations"], preload: false });
  const { violations } = await page.evaluate(run);
  const found = violations.map((one) => `${one.id}: ${one.nodes.map((n) => n.target).join(" ")}`);
  assert.deepEqual(found, [], name);
  assert.deepEqual(await widerThanScreen(page), [], `${name} scrolls sideways`);
}

export class Desk {
  static async open(browser, stack, { width = 1366, height = 768 } = {}) {
    const context = await browser.newContext({ viewport: { width, height }, locale: "vi-VN" });
    const desk = new Desk();
    desk.page = await context.newPage();
    desk.base = `http://127.0.0.1:${stack.console}`;
    desk.complaints = [];
    desk.page.on("console", (line) => {
      if (/Content Security Policy/.test(line.text())) desk.complaints.push(line.text());
    });
    desk.page.on("pageerror", (error) => desk.complaints.push(error.message));
    await desk.page.goto(`${desk.base}/`);
    return desk;
  }

  part(name) {
    return this.page.getByTestId(name);
  }

  go(address) {
    return this.page.goto(`${this.base}${address}`);
  }

  async look(name) {
    await takePicture(this.page, name);
    await checkSound(this.page, name);
  }

  // As wide as a phone and as a PC, with what is open left open; nothing scrolls sideways on the
  // narrowest of screens either.
  async lookAtBoth(name) {
    await this.page.setViewportSize({ width: 320, height: 740 });
    const wide = await widerThanScreen(this.page);
    assert.deepEqual(wide, [], `${name} scrolls sideways at 320 px: ${wide}`);
    for (const [size, width, height] of [...SIZES].reverse()) {
      await this.page.setViewportSize({ width, height });
      await this.look(`${name}-${size}`);
    }
    await this.checkTouch(name);
  }

  // With a finger instead of a mouse, on a phone; the page stays as wide as a PC afterwards.
  async checkTouch(name) {
    const size = this.page.viewportSize();
    await this.page.setViewportSize({ width: 360, height: 740 });
    this.hand ??= await this.page.context().newCDPSession(this.page);
    const touch = (enabled) => this.hand.send("Emulation.setTouchEmulationEnabled", { enabled });
    await touch(true);
    const missed = await this.page.evaluate(hardToHit, CLOSE_TOGETHER.join());
    await touch(false);
    await this.page.setViewportSize(size);
    assert.deepEqual(missed, [], `${name} is hard to hit with a finger`);
  }

  // One of the accounts of the demonstration.
  async logIn(name) {
    await this.part("demo").getByRole("button").filter({ hasText: name }).click();
    await this.page.keyboard.press("Enter");
    await this.part("account").waitFor();
    return this;
  }

  // The conversation of that citizen, wherever it is listed.
  async openConversation(name) {
    await this.go("/hop-thoai?view=all");
    await this.part("conversation").filter({ hasText: name }).first().click();
    await this.part("reply-box").waitFor();
  }

  async send(words) {
    await this.part("reply-input").fill(words);
    await this.page.keyboard.press("Control+Enter");
  }

  close() {
    assert.deepEqual(this.complaints, []);
    return this.page.context().close();
  }
}
