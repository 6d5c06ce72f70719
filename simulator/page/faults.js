// Switches for what goes wrong, in plain words. The simulator holds the truth; the page shows it.

import { post } from "./api.js";
import { byId, el, fill, notify } from "./dom.js";
import { store } from "./store.js";

const SWITCHES = [
  { title: "Sự kiện đến hệ thống" },
  { id: "delay", text: "Đến trễ 3 giây", group: "delivery", name: "delay_ms", on: 3000, off: 0 },
  {
    id: "duplicate",
    text: "Đến hai lần",
    group: "delivery",
    name: "duplicate",
    on: true,
    off: false,
  },
  { id: "reorder", text: "Đảo thứ tự", group: "delivery", name: "reorder", on: true, off: false },
  { id: "drop", text: "Làm rơi mất", group: "delivery", name: "drop", on: true, off: false },
  {
    id: "signature",
    text: "Chữ ký sai",
    group: "delivery",
    name: "wrong_signature",
    on: true,
    off: false,
  },
  {
    id: "unreachable",
    text: "Không kết nối được, gửi lại sau",
    group: "delivery",
    name: "unreachable",
    on: true,
    off: false,
  },
  { title: "Khi hệ thống gọi Zalo" },
  {
    id: "lose",
    text: "Nhận tin rồi mất kết nối",
    group: "api",
    name: "lose_answer",
    on: true,
    off: false,
  },
  {
    id: "cut",
    text: "Mất kết nối trước khi nhận",
    group: "api",
    name: "cut_before",
    on: true,
    off: false,
  },
  { id: "slow", text: "Trả lời chậm 5 giây", group: "api", name: "delay_ms", on: 5000, off: 0 },
  { title: "Điện thoại và tài khoản" },
  {
    id: "buttons",
    text: "Zalo nhận nút bấm (tắt: chỉ chữ và số)",
    name: "buttons",
    on: true,
    off: false,
  },
  {
    id: "echo",
    text: "Gửi bản sao tin của tài khoản",
    group: "echo",
    name: "enabled",
    on: true,
    off: false,
  },
  {
    id: "receipts",
    text: "Báo đã nhận, đã xem",
    group: "receipts",
    name: "enabled",
    on: true,
    off: false,
  },
];

const ANSWERS = [
  { value: "0", text: "Bình thường" },
  { value: "-230", text: "−230: quá 7 ngày không nhắn tin" },
  { value: "-216", text: "−216: mã truy cập sai" },
  { value: "-32", text: "−32: gọi quá nhiều" },
  { value: "-213", text: "−213: chưa quan tâm" },
  { value: "-211", text: "−211: hết lượt gửi" },
  { value: "-233", text: "−233: loại tin không được nhận" },
  { value: "500", text: "Lỗi HTTP 500" },
];

async function attempt(deed) {
  try {
    await deed();
  } catch (error) {
    notify(error.message);
  }
  await store.refresh();
}

const change = (wanted) => attempt(() => post("/sim/faults", wanted));

function set(spec, value) {
  const wanted = { [spec.name]: value };
  return change(spec.group ? { [spec.group]: wanted } : wanted);
}

const valueOf = (spec) => {
  const faults = store.state.faults;
  return spec.group ? faults[spec.group][spec.name] : faults[spec.name];
};

function row(spec) {
  if (spec.title) return el("h3", {}, spec.title);
  const id = `fault-${spec.id}`;
  const box = el("input", { type: "checkbox", id, "data-testid": id });
  box.addEventListener("change", () => set(spec, box.checked ? spec.on : spec.off));
  return el("p", { class: "check" }, box, el("label", { for: id }, spec.text));
}

function webhookRow() {
  const box = el("input", {
    type: "checkbox",
    id: "webhook-off",
    "data-testid": "fault-webhook-off",
  });
  box.addEventListener("change", () =>
    attempt(() => post(`/sim/webhook/${box.checked ? "disable" : "enable"}`)),
  );
  return el(
    "p",
    { class: "check" },
    box,
    el("label", { for: "webhook-off" }, "Webhook bị Zalo tắt"),
  );
}

function answerRow() {
  const select = el(
    "select",
    { id: "api-answer", "data-testid": "fault-answer" },
    ...ANSWERS.map((answer) => el("option", { value: answer.value }, answer.text)),
  );
  select.addEventListener("change", () => {
    const code = Number(select.value);
    change({
      api: code > 0 ? { http_status: code, error_code: 0 } : { error_code: code, http_status: 0 },
    });
  });
  return el("p", { class: "field" }, el("label", { for: "api-answer" }, "Zalo trả lời"), select);
}

function build() {
  const [events, ...rest] = [SWITCHES.slice(0, 7), SWITCHES.slice(7, 11), SWITCHES.slice(11)];
  const deed = (id, text, body) =>
    el("button", { type: "button", class: "quiet", "data-testid": id, onclick: body }, text);
  fill(
    byId("faults"),
    el("h2", { id: "faults-title" }, "Trục trặc"),
    ...events.map(row),
    webhookRow(),
    ...rest[0].slice(0, 1).map(row),
    answerRow(),
    ...rest[0].slice(1).map(row),
    ...rest[1].map(row),
    el(
      "div",
      { class: "row" },
      deed("kill-access", "Hủy mã truy cập", () => change({ token: { kill_access: true } })),
      deed("kill-refresh", "Hủy mã làm mới", () => change({ token: { kill_refresh: true } })),
      deed("clear-faults", "Tắt hết trục trặc", () =>
        attempt(async () => {
          await post("/sim/faults/clear");
          await post("/sim/webhook/enable");
        }),
      ),
    ),
  );
}

export function showFaults() {
  if (!byId("faults-title")) build();
  for (const spec of SWITCHES) {
    if (spec.id) byId(`fault-${spec.id}`).checked = valueOf(spec) === spec.on;
  }
  byId("webhook-off").checked = !store.state.webhook.enabled;
  const api = store.state.faults.api;
  const value = String(api.http_status || api.error_code);
  if (document.activeElement !== byId("api-answer")) byId("api-answer").value = value;
}
