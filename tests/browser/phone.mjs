// The citizen's side of a journey: the simulator's phone page in a browser of its own. What is
// waited for is what the citizen sees.
import assert from "node:assert/strict";
import { until } from "../integration/stack.mjs";
import { checkSound, takePicture } from "./desk.mjs";

const FROM_ACCOUNT = '[data-testid="message"][data-from="oa"]';

export class Phone {
  static async open(browser, stack, { width = 360, height = 740 } = {}) {
    const context = await browser.newContext({
      viewport: { width, height },
      locale: "vi-VN",
      timezoneId: "Asia/Ho_Chi_Minh",
    });
    const phone = new Phone();
    phone.page = await context.newPage();
    await phone.page.goto(`http://127.0.0.1:${stack.page}/`);
    await phone.part("message-input").waitFor();
    // What is written before the page knows whose phone it is stays in the field.
    await phone.page.locator("#clock *").first().waitFor({ state: "attached" });
    return phone;
  }

  part(name) {
    return this.page.getByTestId(name);
  }

  // A new person takes up the phone and follows the account.
  async follow(name, expected) {
    await this.part("add-person").click();
    await this.part("field-name").fill(name);
    await this.part("dialog-confirm").click();
    await this.part(`person-tab-${name}`).waitFor();
    await this.part("follow-button").click();
    await this.expect(expected);
  }

  // Somebody whom the simulator knows already.
  async take(name) {
    await this.part(`person-tab-${name}`).click();
    await this.page.getByRole("tab", { name, selected: true }).waitFor();
  }

  // What the account has said, oldest first.
  heard() {
    return this.page.locator(`${FROM_ACCOUNT} [data-testid="message-text"]`).allInnerTexts();
  }

  // Waits until the newest message of the account has these words.
  async expect(words) {
    await until(
      `"${words}" on the phone`,
      async () => {
        const texts = await this.page.locator(FROM_ACCOUNT).allInnerTexts();
        return texts.length > 0 && words.test(texts.at(-1));
      },
      40,
    );
  }

  // Waits until some message of the account has these words; gives its text.
  see(words) {
    const found = async () => (await this.heard()).find((text) => words.test(text));
    return until(`"${words}" on the phone`, found, 40);
  }

  async write(words) {
    await this.part("message-input").fill(words);
    await this.page.keyboard.press("Enter");
  }

  async say(words, expected) {
    await this.write(words);
    await this.expect(expected);
  }

  async pressOption(label, expected) {
    await this.part("option-button")
      .filter({ hasText: new RegExp(`^\\s*\\d?\\s*${label}\\s*$`) })
      .last()
      .click();
    await this.expect(expected);
  }

  shot(name) {
    return takePicture(this.page, name);
  }

  async look(name) {
    await this.shot(name);
    await checkSound(this.page, name);
  }

  // All that the account has said, in this order, each once and nothing else.
  async heardExactly(expected) {
    const texts = await this.heard();
    const marks = texts.map((text, at) => (expected[at]?.test(text) ? String(expected[at]) : text));
    assert.deepEqual(marks, expected.map(String));
  }

  close() {
    return this.page.context().close();
  }
}
