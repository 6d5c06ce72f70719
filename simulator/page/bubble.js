// One line of the chat.

import { person } from "./api.js";
import { shareInfo, startQuote } from "./composer.js";
import { el, notify } from "./dom.js";
import { store } from "./store.js";
import { AUTHOR, clockTime, STATUS } from "./words.js";

async function pressQuery(button) {
  try {
    await person(store.chosen, "press", {
      payload: button.payload,
      type: button.type,
      title: button.title,
    });
  } catch (error) {
    notify(error.message);
  }
}

function pressed(button) {
  if (button.type === "oa.open.phone")
    return notify(`Điện thoại sẽ gọi ${button.payload.phone_code}.`);
  if (button.type === "oa.open.sms")
    return notify(`Điện thoại sẽ soạn tin gửi ${button.payload.phone_code}.`);
  return pressQuery(button);
}

function option(button, index) {
  const label = [
    el("span", { class: "number", "aria-hidden": "true" }, String(index + 1)),
    button.title,
  ];
  const common = { class: "option", "data-testid": "option-button", "data-key": `option-${index}` };
  if (button.type === "oa.open.url") {
    return el(
      "a",
      { ...common, href: button.payload.url, target: "_blank", rel: "noopener" },
      ...label,
    );
  }
  return el("button", { ...common, type: "button", onclick: () => pressed(button) }, ...label);
}

// A digit presses its option while the list has the focus.
function digits(event) {
  if (event.altKey || event.ctrlKey || event.metaKey || !/^[1-9]$/.test(event.key)) return;
  event.currentTarget.querySelectorAll("button, a")[Number(event.key) - 1]?.click();
}

function options(message) {
  if (message.buttons.length === 0) return null;
  return el(
    "div",
    { class: "options", role: "group", "aria-label": "Lựa chọn", onkeydown: digits },
    ...message.buttons.map(option),
  );
}

function picture(message) {
  if (!message.image_url || message.kind === "template") return null;
  const name = message.kind === "sticker" ? "Nhãn dán" : "Ảnh trong tin nhắn";
  const image = el("img", {
    src: message.image_url,
    alt: name,
    class: message.kind === "sticker" ? "sticker" : "photo",
    "data-testid": "message-image",
  });
  image.addEventListener("error", () => {
    image.replaceWith(el("p", { class: "small" }, `Không tải được ảnh: ${message.image_url}`));
  });
  return image;
}

const KIND = {
  voice: "Ghi âm",
  video: "Phim",
  file: "Tệp",
  location: "Vị trí",
  business_card: "Danh thiếp",
  link: "Liên kết",
  submit_info: "Đã chia sẻ thông tin",
  template: "Tin theo mẫu",
  request_info: "Đề nghị chia sẻ thông tin",
  list: "Danh sách",
};

function file(message) {
  if (!message.file_url) return null;
  return el(
    "p",
    {},
    el(
      "a",
      { href: message.file_url, target: "_blank", rel: "noopener" },
      message.file_name || message.file_url,
    ),
  );
}

function quoted(message) {
  if (!message.quote) return null;
  const target = store.lines().find((line) => line.msg_id === message.quote);
  const text = target ? target.text || KIND[target.kind] || "Ảnh" : "tin nhắn cũ";
  return el("p", { class: "quote" }, `Trả lời: ${text}`);
}

async function react(message) {
  try {
    await person(store.chosen, "send", {
      kind: "reaction",
      text: "/-heart",
      quote: message.msg_id,
    });
  } catch (error) {
    notify(error.message);
  }
}

function deeds(message) {
  if (message.from === "citizen") return [];
  const small = (key, text, onclick) =>
    el(
      "button",
      { type: "button", class: "tiny", "data-key": key, "data-testid": `${key}-button`, onclick },
      text,
    );
  return [
    small("quote", "Trả lời", () => startQuote(message)),
    small("react", "Thả tim", () => react(message)),
  ];
}

function share(message) {
  if (message.kind !== "request_info") return null;
  return el(
    "div",
    { class: "options" },
    el(
      "button",
      {
        type: "button",
        class: "option",
        "data-testid": "share-info-button",
        onclick: () => shareInfo(),
      },
      "Chia sẻ thông tin",
    ),
  );
}

function body(message) {
  const kind = KIND[message.kind];
  const pressedTitle = message.payload && message.payload !== message.text;
  return el(
    "div",
    { class: "words" },
    quoted(message),
    kind ? el("p", { class: "kind" }, kind) : null,
    picture(message),
    message.text ? el("p", { class: "text", "data-testid": "message-text" }, message.text) : null,
    pressedTitle ? el("p", { class: "small" }, `đã bấm nút, gửi ${message.payload}`) : null,
    file(message),
  );
}

// Shared contact details have no message id, and so no state of their own.
const statusOf = (message) =>
  message.msg_id ? `${clockTime(message.at)} · ${STATUS[message.status]}` : clockTime(message.at);

export function bubble(message) {
  const who =
    message.from === "citizen" ? (store.person()?.name ?? AUTHOR.citizen) : AUTHOR[message.from];
  return el(
    "div",
    {
      class: `message ${message.from}`,
      "data-seq": message.seq,
      "data-msg-id": message.msg_id,
      "data-from": message.from,
      "data-kind": message.kind,
      "data-status": message.status,
      "data-testid": "message",
    },
    el("p", { class: "who" }, who),
    body(message),
    options(message),
    share(message),
    el("p", { class: "reactions small" }),
    el(
      "div",
      { class: "meta" },
      el("span", { "data-testid": "message-status" }, statusOf(message)),
      ...deeds(message),
    ),
  );
}
