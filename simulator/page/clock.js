// The simulation's clock and its jumps.

import { post } from "./api.js";
import { byId, el, fill, notify } from "./dom.js";
import { store } from "./store.js";
import { clockFull } from "./words.js";

const DAY_MS = 24 * 3600 * 1000;
const VIET_NAM_MS = 7 * 3600 * 1000;

async function move(body) {
  try {
    await post("/sim/clock", body);
    await store.refresh();
    notify(`Đồng hồ mô phỏng: ${clockFull(store.now())}.`);
  } catch (error) {
    notify(error.message);
  }
}

// The coming Monday, 07:00 in Viet Nam; a week on when it is Monday after seven.
function nextMonday() {
  const local = new Date(store.now() + VIET_NAM_MS); // read with UTC getters
  const midnight = Date.UTC(local.getUTCFullYear(), local.getUTCMonth(), local.getUTCDate());
  for (let days = 0; days <= 7; days += 1) {
    const candidate = midnight + days * DAY_MS + 7 * 3600 * 1000;
    const monday = new Date(candidate).getUTCDay() === 1;
    if (monday && candidate - VIET_NAM_MS > store.now()) return candidate - VIET_NAM_MS;
  }
  return store.now();
}

const withoutMillis = (ms) => new Date(ms).toISOString().replace(/\.\d+Z$/, "Z");

function build() {
  const jump = (id, text, body) =>
    el(
      "button",
      { type: "button", class: "quiet", "data-testid": id, onclick: () => move(body()) },
      text,
    );
  fill(
    byId("clock"),
    el("h2", { id: "clock-title" }, "Giờ mô phỏng"),
    el("p", { class: "clock", id: "clock-label", "data-testid": "clock-label" }),
    el(
      "div",
      { class: "row", role: "group", "aria-label": "Tua nhanh" },
      jump("jump-20s", "+20 giây", () => ({ advance: "20s" })),
      jump("jump-1h", "+1 giờ", () => ({ advance: "1h" })),
      jump("jump-1d", "+1 ngày", () => ({ advance: "1d" })),
      jump("jump-monday", "Sáng thứ Hai 07:00", () => ({ to: withoutMillis(nextMonday()) })),
      jump("jump-real", "Về giờ thật", () => ({ to: withoutMillis(Date.now()) })),
    ),
  );
  setInterval(tick, 1000);
}

function tick() {
  byId("clock-label").textContent = store.state ? clockFull(store.now()) : "đang tải…";
}

export function showClock() {
  if (!byId("clock-label")) build();
  tick();
}
