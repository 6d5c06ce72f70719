// What the journeys of survey rounds share: a list as an office exports it, colleagues who try a
// round, citizens who answer it, and what is not yet English on a page.
import { writeFileSync } from "node:fs";
import path from "node:path";
import { inflateRawSync } from "node:zlib";
import { until } from "../integration/stack.mjs";

export const PLACES = [
  ["Phường Vị Thanh", 12, "Hộ tịch"],
  ["Phường Vị Tân", 6, "Đất đai"],
  ["Phường Long Mỹ", 6, "Chứng thực"],
];
// What people wrote: names, units, procedures, the columns of their files, questions and answers.
export const WRITTEN = new RegExp(
  [
    "Đợt|Phường|Hộ tịch|Đất đai|Chứng thực|Cấp xã|Khảo sát",
    "Công chức một cửa|xử lý phản ánh|Ông/Bà|Z\\d",
    "Phạm Hòa Bình|Võ Thị Lành|(Nguyễn|Lê|Trần|Bùi|Đặng|Huỳnh) ",
    "t11|Tháng|Người nhắn|Đăng ký|có · có|: .*\\d\\.\\d %",
    "^(Column )?(Mã|SĐT|Đơn vị|Lĩnh vực|Thủ tục|Ngày trả)( \\p{L}+)*( is)?$",
  ].join("|"),
  "u",
);

const HEAD = "Mã hồ sơ;Mã Zalo;SĐT;Đơn vị;Lĩnh vực;Thủ tục;Ngày trả;Đồng ý khảo sát";

// One line of the file for each {zalo, phone, unit, field, day}, as Excel on a Vietnamese PC writes
// it.
export function fileOf(folder, name, people) {
  const lines = people.map((one, at) => {
    const { zalo = "", phone = "", unit, field = "Hộ tịch", day = "27/11/2026" } = one;
    const number = String(at + 1).padStart(4, "0");
    return [`H30.17-261130-${number}`, zalo, phone, unit, field]
      .concat(["Đăng ký khai sinh", day, "có"])
      .join(";");
  });
  const file = path.join(folder, name);
  writeFileSync(file, `\uFEFF${[HEAD, ...lines].join("\n")}\n`);
  return file;
}

export async function heardOf(stack, person, words) {
  return (await stack.heard(person)).some((said) => words.test(said.text));
}

// Links the first of those who are not yet linked, each from a phone of his own; the maker of the
// round is no colleague.
export async function linkColleagues(stack, desk, count, maker) {
  await desk.part("test-link").locator("summary").click();
  const names = await desk.part("test-link").locator("dt").allTextContents();
  const all = await desk.part("test-said").allTextContents();
  const said = all.filter((_, at) => names[at] !== maker);
  const colleagues = await Promise.all(
    said.slice(0, count).map(async (words, at) => {
      const one = await stack.person(`Cán bộ ${at}`, true);
      await stack.ask(one, words, /Đã nối Zalo này/);
      return one;
    }),
  );
  await desk.part("test-again").click();
  await until("linked colleagues", async () => (await linkedBoxes(desk).count()) === count);
  return colleagues;
}

const linkedBoxes = (desk) => desk.page.locator(".pick input:enabled");

// Sends the round to the linked colleagues and waits until the page knows that it came.
export async function tryRound(desk) {
  const boxes = linkedBoxes(desk);
  await boxes.first().waitFor();
  const count = await boxes.count();
  for (let at = 0; at < count; ++at) await boxes.nth(at).check();
  await desk.part("test-send").click();
  await desk.page.getByText(`Đã gửi thử cho ${count}/3`).first().waitFor();
}

// Citizens answer side by side, each in the order given: [what is said, what is heard then].
export function answerAll(stack, people, scriptOf) {
  return Promise.all(
    people.map(async (person, at) => {
      await until("an invitation", () => heardOf(stack, person, /Đăng ký khai sinh/), 60);
      for (const [words, expected] of scriptOf(at)) await stack.ask(person, words, expected, 60);
    }),
  );
}

// The last words of all are their own; they are waited for, in case more comes.
export async function endAll(stack, days, people, wordsOf) {
  await Promise.all(people.map((person, at) => stack.say(person, wordsOf(at))));
  const thanked = async (person) => heardOf(stack, person, /Cảm ơn Ông\/Bà đã dành thời gian/);
  await until("thanks", async () => {
    await days.pass("10s");
    return (await Promise.all(people.map(thanked))).every(Boolean);
  });
}

// Asks the service as the page does, with the session of that officer.
export async function asks(desk, method, where, body) {
  const answer = await desk.page.evaluate(
    async ([how, address, what]) => {
      const me = await (await fetch("/api/v1/me")).json();
      const file = typeof what === "string";
      const got = await fetch(`/api/v1${address}`, {
        method: how,
        headers: {
          "X-CSRF": me.csrf,
          "Content-Type": file ? "application/octet-stream" : "application/json",
        },
        body: how === "GET" ? undefined : file ? what : JSON.stringify(what),
      });
      return { status: got.status, body: await got.json().catch(() => null) };
    },
    [method, where, body],
  );
  if (answer.status >= 300) throw new Error(`${where}: ${JSON.stringify(answer)}`);
  return answer.body;
}

// Words on the page, seen or read aloud, that are Vietnamese though the page is English. What
// somebody wrote (names, questions, answers) stays as it was written: `data` knows it.
export function leftInVietnamese(page, data) {
  return page.evaluate((known) => {
    const written = new RegExp(known, "iu");
    const accent = /[àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ]/iu;
    const texts = [];
    const main = document.querySelector("#content");
    const walk = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
      const at = walk.currentNode.parentElement;
      if (at.closest('[lang="vi"], textarea') || !at.checkVisibility()) continue;
      texts.push(walk.currentNode.textContent);
    }
    for (const one of main.querySelectorAll("[aria-label], [title], [placeholder]")) {
      if (one.closest('[lang="vi"]')) continue;
      for (const name of ["aria-label", "title", "placeholder"])
        texts.push(one.getAttribute(name) ?? "");
    }
    return [...new Set(texts)].filter((text) => accent.test(text) && !written.test(text));
  }, data.source);
}

// A round as ready to be approved as the page would make it, from the rows of a file. It opens on
// the next day unless it is told otherwise.
export async function submittedRound(desk, name, file, dates = {}) {
  const begun = await asks(desk, "POST", "/surveys/imports?name=t12.csv", file);
  const where = `/surveys/imports/${begun.id}`;
  const at = (state) => async () => {
    const now = await asks(desk, "GET", where);
    return now.state === state && now;
  };
  const read = await until("a file that is read", at("read"));
  await asks(desk, "POST", `${where}/save`, { rev: read.rev, name });
  const { list } = await until("a list that is saved", at("saved"));
  const questionnaire = { questionnaire: "nhanh", version: 1 };
  let round = await asks(desk, "POST", "/surveys/rounds", { name, ...questionnaire });
  const address = `/surveys/rounds/${round.id}`;
  const { rev, anonymous, opens, closes, plan } = round;
  const body = { rev, name, ...questionnaire, anonymous, opens, closes, ...dates };
  round = await asks(desk, "PUT", address, { ...body, plan: { ...plan, list } });
  const { items } = await asks(desk, "GET", "/surveys/testers");
  const staff = items.filter((one) => one.linked).map((one) => one.id);
  await asks(desk, "POST", `${address}/test`, { rev: round.rev, staff });
  round = await until("the test on three phones", async () => {
    const now = await asks(desk, "GET", address);
    return now.checklist.every((one) => one.ok) && now;
  });
  return asks(desk, "POST", `${address}/submit`, { rev: round.rev });
}

// The texts of all parts of a workbook, one behind the other, found by the directory at its end.
export function textOfZip(bytes) {
  const end = bytes.lastIndexOf(Buffer.from("PK\x05\x06", "latin1"));
  let at = bytes.readUInt32LE(end + 16);
  let whole = "";
  for (let left = bytes.readUInt16LE(end + 10); left > 0; --left) {
    const [method, size] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20)];
    const [name, extra, note] = [28, 30, 32].map((field) => bytes.readUInt16LE(at + field));
    const head = bytes.readUInt32LE(at + 42);
    const from = head + 30 + bytes.readUInt16LE(head + 26) + bytes.readUInt16LE(head + 28);
    const packed = bytes.subarray(from, from + size);
    whole += (method === 0 ? packed : inflateRawSync(packed)).toString("utf8");
    at += 46 + name + extra + note;
  }
  return whole;
}

export async function download(one, button) {
  const [file] = await Promise.all([one.page.waitForEvent("download"), button.click()]);
  return file.path();
}

export async function step(one, name) {
  await one.part(`step-${name}`).click();
}
