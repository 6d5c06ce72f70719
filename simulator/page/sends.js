// What the account sent to the chosen person, and what could not be sent, newest first.

import { byId, el, fill } from "./dom.js";
import { store } from "./store.js";
import { clockTime, STATUS } from "./words.js";

const SHOWN_MAX = 30;

function result(line) {
  if (line.status !== "failed") return el("span", {}, `✓ ${STATUS[line.status]}`);
  const number = line.error ? ` (${line.error})` : "";
  return el("span", { class: "bad" }, `▲ Không gửi được${number}: ${line.reason}`);
}

function row(line) {
  return el(
    "tr",
    { "data-testid": line.status === "failed" ? "send-failed" : "send-ok" },
    el("td", {}, clockTime(line.at)),
    el("td", {}, line.text || "(không có chữ)"),
    el("td", {}, result(line)),
  );
}

export function showSends() {
  const lines = store
    .lines()
    .filter((line) => line.from === "oa")
    .reverse()
    .slice(0, SHOWN_MAX);
  const title = el("h2", { id: "sends-title" }, "Gửi đi và không gửi được");
  if (lines.length === 0) {
    const text = store.phone().loaded ? "Tài khoản chưa gửi gì cho người này." : "Đang tải…";
    return fill(byId("sends"), title, el("p", { class: "empty" }, text));
  }
  return fill(
    byId("sends"),
    title,
    el(
      "div",
      { class: "scroll", tabindex: "0", role: "region", "aria-label": "Bảng tin gửi đi" },
      el(
        "table",
        {},
        el(
          "thead",
          {},
          el(
            "tr",
            {},
            el("th", { scope: "col" }, "Giờ"),
            el("th", { scope: "col" }, "Nội dung"),
            el("th", { scope: "col" }, "Kết quả"),
          ),
        ),
        el("tbody", {}, ...lines.map(row)),
      ),
    ),
  );
}
