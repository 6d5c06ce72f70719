// What went to the service's webhook lately.

import { get } from "./api.js";
import { byId, el, fill } from "./dom.js";
import { store } from "./store.js";
import { clockTime, eventName, OUTCOME } from "./words.js";

const SHOWN_MAX = 12;
const LOOKED_AT = 60; // journal entries, of which some are API calls
let era = "";
let last = 0;
let recent = [];

async function fetchNews() {
  if (era !== store.era) {
    era = store.era;
    last = 0;
    recent = [];
  }
  const page = await get(`/sim/journal?after=${last}&tail=${LOOKED_AT}`);
  last = page.last;
  const events = page.entries.filter((entry) => entry.kind === "delivery").reverse();
  recent = [...events, ...recent].slice(0, SHOWN_MAX);
}

function line(entry) {
  const good = entry.outcome === "ok";
  const again = entry.attempt > 0 ? `, gửi lại lần ${entry.attempt}` : "";
  const status = entry.http_status ? ` (HTTP ${entry.http_status})` : "";
  const outcome = good ? "" : `: ${OUTCOME[entry.outcome] ?? entry.outcome}${status}`;
  const name = store.person(entry.user_id)?.name;
  const who = name ? `, ${name}` : "";
  const mark = good ? "✓" : "▲";
  return el(
    "li",
    { class: good ? "" : "bad", "data-testid": "event-line" },
    `${clockTime(entry.at)} ${mark} ${eventName(entry.name)}${who}${outcome}${again}`,
  );
}

export async function showEvents() {
  await fetchNews();
  const counters = store.state.counters.deliveries;
  const webhook = store.state.webhook.enabled ? "đang nhận" : "đã bị tắt";
  fill(
    byId("events"),
    el("h2", { id: "events-title" }, "Sự kiện gửi tới hệ thống"),
    el(
      "p",
      { class: "small", "data-testid": "delivery-counts" },
      `Webhook ${webhook}. Đã giao ${counters.ok}, lỗi ${counters.failed}, ` +
        `đang chờ ${counters.waiting}, bỏ ${counters.given_up + counters.dropped}.`,
    ),
    recent.length > 0
      ? el("ul", { class: "plain" }, ...recent.map(line))
      : el("p", { class: "empty" }, "Chưa có sự kiện nào. Hãy gửi một tin nhắn từ điện thoại."),
  );
}
