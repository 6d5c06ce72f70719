// The chosen person: relation to the account, reply window, and a word by staff.

import { person, post } from "./api.js";
import { byId, el, fill, notify } from "./dom.js";
import { store } from "./store.js";
import { AUTHOR, clockTime, duration } from "./words.js";

const FREE_MS = 48 * 3600 * 1000;
const REPLY_MS = 7 * 24 * 3600 * 1000;

function windowText(someone) {
  if (!someone.last_interaction) return "Chưa từng nhắn tin: tài khoản chưa gửi được gì.";
  const quiet = store.now() - someone.last_interaction;
  if (quiet <= FREE_MS) return `Trả lời miễn phí: còn ${duration(FREE_MS - quiet)}.`;
  if (quiet <= REPLY_MS) return `Hết miễn phí; còn gửi được ${duration(REPLY_MS - quiet)}.`;
  return "Đã quá 7 ngày: tài khoản không gửi được nữa.";
}

async function attempt(deed) {
  try {
    await deed();
    await store.refresh();
  } catch (error) {
    notify(error.message);
  }
}

async function staffWrites(event) {
  event.preventDefault();
  const input = byId("staff-words");
  if (!input.value.trim()) return notify("Hãy nhập lời của cán bộ trước khi gửi.");
  await attempt(async () => {
    await person(store.chosen, "staff", { text: input.value.trim() });
    input.value = "";
  });
}

function transcript() {
  return store
    .lines()
    .filter((line) => line.kind !== "failed")
    .map((line) => {
      const who = line.from === "citizen" ? store.person().name : AUTHOR[line.from];
      const choices = line.buttons.map((button) => ` [${button.title}]`).join("");
      return `${clockTime(line.at)} ${who}: ${line.text || `(${line.kind})`}${choices}`;
    })
    .join("\n");
}

async function copy() {
  try {
    await navigator.clipboard.writeText(transcript());
    notify("Đã chép cuộc trò chuyện.");
  } catch {
    notify("Trình duyệt không cho chép. Hãy bôi đen và chép bằng tay.");
  }
}

let resetAsked = false;

function reset(event) {
  const button = event.currentTarget;
  if (!resetAsked) {
    resetAsked = true;
    button.textContent = "Bấm lần nữa để làm lại";
    setTimeout(() => {
      resetAsked = false;
      button.textContent = "Làm lại từ đầu";
    }, 4000);
    return;
  }
  resetAsked = false;
  button.textContent = "Làm lại từ đầu";
  attempt(async () => {
    await post("/sim/reset", {});
    notify("Đã làm lại từ đầu.");
  });
}

function build() {
  const toggleBlock = () =>
    attempt(() => person(store.chosen, store.person().blocked ? "unblock" : "block"));
  fill(
    byId("person-card"),
    el("h2", { id: "person-title" }, "Người dân"),
    el("p", { id: "window", "data-testid": "window-label" }),
    el(
      "div",
      { class: "row" },
      el("button", {
        type: "button",
        class: "quiet",
        id: "block",
        "data-testid": "block-button",
        onclick: toggleBlock,
      }),
      el(
        "button",
        { type: "button", class: "quiet", "data-testid": "copy-button", onclick: copy },
        "Chép cuộc trò chuyện",
      ),
      el(
        "button",
        { type: "button", class: "quiet", "data-testid": "reset-button", onclick: reset },
        "Làm lại từ đầu",
      ),
    ),
    el(
      "form",
      { class: "staff-form", onsubmit: staffWrites },
      el("label", { for: "staff-words" }, "Cán bộ trả lời trong công cụ của Zalo"),
      el(
        "div",
        { class: "line" },
        el("input", { id: "staff-words", "data-testid": "staff-input", maxlength: 2000 }),
        el("button", { type: "submit", class: "quiet", "data-testid": "staff-send" }, "Gửi"),
      ),
    ),
  );
}

export function showPerson() {
  if (!byId("window")) build();
  const someone = store.person();
  byId("account-name").textContent = store.state?.account.name ?? "Tài khoản";
  const follow = byId("follow");
  follow.hidden = !someone;
  if (!someone) return;
  follow.textContent = someone.followed ? "Bỏ quan tâm" : "Quan tâm";
  const relation = someone.followed ? "đã quan tâm" : "chưa quan tâm";
  const blocked = someone.blocked ? ", đang chặn tin" : "";
  byId("relation").textContent = `${someone.name} ${relation}${blocked}`;
  byId("person-title").textContent = someone.name;
  byId("window").textContent = windowText(someone);
  byId("block").textContent = someone.blocked ? "Bỏ chặn tin" : "Chặn tin";
}
