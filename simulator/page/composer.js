// Writing and sending as the chosen person.

import { person } from "./api.js";
import { ask } from "./dialogs.js";
import { byId, el, fill, notify } from "./dom.js";
import { store } from "./store.js";
import { bytesOf } from "./words.js";

const FILE_BYTES_MAX = 10 * 1024 * 1024;

const MENU = [
  { title: "Phản ánh", payload: "#menu.phan_anh", id: "menu-phan-anh" },
  { title: "Tra cứu", payload: "#menu.tra_cuu", id: "menu-tra-cuu" },
  { title: "Gặp cán bộ", payload: "#menu.can_bo", id: "menu-can-bo" },
];

function showError(text) {
  const place = byId("composer-error");
  place.hidden = !text;
  place.textContent = text ?? "";
}

async function send(message) {
  if (!store.chosen) return false;
  try {
    await person(store.chosen, "send", message);
    showError("");
    return true;
  } catch (error) {
    showError(error.message);
    return false;
  }
}

function showQuote() {
  const place = byId("quoted");
  place.hidden = !store.quote;
  if (!store.quote) return fill(place);
  fill(
    place,
    el("span", {}, `Trả lời: ${store.quote.text || "tin nhắn"}`),
    el("button", { type: "button", class: "tiny", onclick: () => startQuote(null) }, "Bỏ"),
  );
}

export function startQuote(message) {
  store.quote = message;
  showQuote();
  byId("words").focus();
}

// The box grows with what is typed, up to about five lines.
function fitHeight(input) {
  input.style.height = "auto";
  input.style.height = `${Math.min(input.scrollHeight, 120)}px`;
}

// Takes what was sent out of the box; what was typed meanwhile stays.
function clearSent(input, typed, quote) {
  if (input.value.startsWith(typed)) input.value = input.value.slice(typed.length);
  fitHeight(input);
  if (store.quote !== quote) return;
  store.quote = null;
  showQuote();
}

let sending = false; // Enter pressed twice sends once

async function sendWords() {
  if (sending) return;
  const input = byId("words");
  const typed = input.value;
  const text = typed.trim();
  if (!text) return showError("Hãy nhập tin nhắn trước khi gửi.");
  const quote = store.quote;
  const message = { kind: "text", text };
  if (quote) message.quote = quote.msg_id;
  sending = true;
  const sent = await send(message); // never throws
  sending = false;
  if (!sent) return; // what was typed stays
  clearSent(input, typed, quote);
  input.focus();
}

async function sendFile(kind, input) {
  const file = input.files[0];
  input.value = "";
  if (!file) return;
  if (file.size > FILE_BYTES_MAX) return showError("Tệp lớn hơn 10 MB. Hãy chọn tệp nhỏ hơn.");
  try {
    await send({ kind, file_name: file.name, data_base64: await bytesOf(file) });
  } catch (error) {
    showError(error.message);
  }
}

export async function shareInfo() {
  const known = store.person();
  const answer = await ask({
    title: "Chia sẻ thông tin",
    fields: [
      { name: "name", label: "Họ và tên", value: known?.name, required: true },
      {
        name: "phone",
        label: "Số điện thoại",
        value: known?.phone || "0912345678",
        required: true,
      },
      { name: "address", label: "Địa chỉ" },
      { name: "ward", label: "Xã, phường" },
      { name: "city", label: "Tỉnh, thành phố" },
    ],
    confirm: "Chia sẻ",
  });
  if (answer) await send({ kind: "submit_info", ...answer });
}

async function sendCard() {
  const answer = await ask({
    title: "Gửi danh thiếp",
    fields: [
      { name: "text", label: "Tên trên danh thiếp", value: "Trần Văn Minh", required: true },
      { name: "phone", label: "Số điện thoại", value: "0912345678", required: true },
    ],
    confirm: "Gửi",
  });
  if (answer) await send({ kind: "business_card", ...answer });
}

function picker(kind, accept) {
  const input = el("input", {
    type: "file",
    accept,
    hidden: true,
    "aria-label": kind === "image" ? "Chọn ảnh" : "Chọn tệp",
    "data-testid": kind === "image" ? "photo-input" : "file-input",
  });
  input.addEventListener("change", () => sendFile(kind, input));
  return input;
}

function attachButtons() {
  const photo = picker("image", "image/png,image/jpeg,image/gif,image/webp");
  const file = picker("file", "");
  const button = (id, text, onclick) =>
    el("button", { type: "button", class: "tiny", "data-testid": id, onclick }, text);
  return [
    photo,
    file,
    button("attach-photo", "Ảnh", () => photo.click()),
    button("attach-sample", "Ảnh mẫu", () => send({ kind: "image", text: "" })),
    button("attach-file", "Tệp", () => file.click()),
    button("attach-voice", "Ghi âm", () => send({ kind: "voice" })),
    button("attach-sticker", "Nhãn dán", () => send({ kind: "sticker" })),
    button("attach-location", "Vị trí", () => send({ kind: "location" })),
    button("attach-card", "Danh thiếp", sendCard),
    button("attach-info", "Thông tin", () => shareInfo()),
  ];
}

function menuButton({ title, payload, id }) {
  const press = () =>
    person(store.chosen, "press", { payload, title, type: "oa.query.show" }).catch((error) =>
      notify(error.message),
    );
  return el(
    "button",
    { type: "button", class: "menu-item", "data-testid": id, onclick: press },
    title,
  );
}

export function startComposer() {
  fill(byId("menu"), ...MENU.map(menuButton));
  fill(byId("attach"), ...attachButtons());
  const input = byId("words");
  byId("composer").addEventListener("submit", (event) => {
    event.preventDefault();
    sendWords();
  });
  input.addEventListener("keydown", (event) => {
    // Vietnamese typing tools compose: Enter then belongs to them.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    sendWords();
  });
  input.addEventListener("input", () => {
    showError("");
    fitHeight(input);
  });
}
