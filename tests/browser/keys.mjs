// An officer without a mouse: everything is reached with Tab, arrows and the shortcuts of the page,
// and what has the focus can be seen.
import assert from "node:assert/strict";

const MOST = 120; // stops of one page

// True when some part of what has the focus lies on the screen and under nothing else (WCAG
// 2.4.11).
function inSight() {
  const element = document.activeElement;
  const box = element.getBoundingClientRect();
  const x = Math.min(Math.max(box.x + box.width / 2, 0), window.innerWidth - 1);
  return [box.top + 3, box.top + box.height / 2, box.bottom - 3].some((y) => {
    const top = document.elementFromPoint(x, y);
    return top !== null && (element.contains(top) || top.contains(element));
  });
}

export class Keys {
  constructor(desk) {
    this.desk = desk;
    this.keyboard = desk.page.keyboard;
  }

  async press(...keys) {
    for (const key of keys) await this.keyboard.press(key);
  }

  type(words) {
    return this.keyboard.type(words);
  }

  has(locator) {
    return locator.evaluate((element) => element === document.activeElement);
  }

  // Goes on with Tab until that has the focus.
  async reach(locator) {
    await locator.waitFor();
    for (let stop = 0; stop < MOST; ++stop) {
      if (await this.has(locator)) {
        assert.ok(await this.desk.page.evaluate(inSight), `${locator}: its focus is covered`);
        return;
      }
      await this.press("Tab");
    }
    assert.fail(`${locator} is not reached with Tab`);
  }

  part(name) {
    return this.reach(this.desk.part(name));
  }

  async push(name) {
    await this.part(name);
    await this.press("Enter");
  }

  async write(name, words) {
    await this.part(name);
    await this.press("Control+A");
    await this.type(words);
  }

  async pick(name, words) {
    await this.part(name);
    await this.type(words);
    await this.press("Enter");
  }

  // The confirming button of that dialog, which then closes.
  async confirm(dialog) {
    await this.reach(this.desk.part(dialog).getByTestId("confirm"));
    await this.press("Enter");
    await this.desk.part(dialog).waitFor({ state: "detached" });
  }

  async logIn(username) {
    await this.write("username", username);
    await this.write("password", `trinh-dien-${username}`);
    await this.press("Enter");
    await this.desk.part("account").waitFor();
    return this;
  }

  async inEnglish() {
    await this.reach(this.desk.page.getByRole("button", { name: /^EN:/ }));
    await this.press("Enter");
    await this.desk.page.locator('html[lang="en"]').waitFor({ state: "attached" });
  }

  // Down a list until the focus is in that row.
  async walkTo(row) {
    await row.waitFor();
    for (let step = 0; step < MOST; ++step) {
      await this.press("j");
      const inside = (element) => element.contains(document.activeElement);
      if (await row.evaluate(inside)) return;
    }
    assert.fail(`${row} is not reached with j`);
  }

  // From anywhere to the case of that number, by the list's own search.
  async openCase(number) {
    const { page } = this.desk;
    await this.press("Escape", "g", "p");
    await page.getByRole("heading", { name: "Cases", exact: true }).waitFor();
    await this.press("/");
    await this.type(number);
    await page.waitForURL(/q=PA/);
    await this.reach(this.desk.part("case").filter({ hasText: number }));
    await this.press("Enter");
    await this.desk.part("case-text").waitFor();
  }

  // Also what no list shows any more: by the search of all pages.
  async findCase(number) {
    await this.press("Control+k");
    await this.write("search", number);
    await this.desk.part("search-hit").filter({ hasText: number }).first().waitFor();
    await this.press("Enter");
    await this.desk.page.getByRole("heading", { name: number }).waitFor();
  }
}
