// The phone's screen: bubbles, buttons, pictures, states. New lines are added at the end, changed
// ones replaced, so that a screen reader hears only what is new.

import { person } from "./api.js";
import { bubble } from "./bubble.js";
import { byId, el, fill, notify } from "./dom.js";
import { store } from "./store.js";
import { clockDay } from "./words.js";

const shown = new Map(); // seq → the text it was drawn from
let drawnFor = null;

function empty() {
  const phone = store.phone();
  const text = phone.loaded
    ? "Chưa có tin nhắn. Hãy bấm Quan tâm, hoặc nhập tin nhắn ở dưới rồi bấm Gửi."
    : "Đang tải tin nhắn…";
  return el("p", { class: "empty", "data-testid": "messages-empty" }, text);
}

let following = true; // the newest line stays in view until the person scrolls up

const toBottom = (box) => (box.scrollTop = box.scrollHeight);
const atBottom = (box) => box.scrollHeight - box.scrollTop - box.clientHeight < 80;

function separator(message) {
  const day = clockDay(message.at);
  return el("p", { class: "day", "data-day": day }, day);
}

function needsSeparator(box, message) {
  const days = box.querySelectorAll(".day");
  return days.length === 0 || days[days.length - 1].dataset.day !== clockDay(message.at);
}

function draw(box, message) {
  const key = JSON.stringify(message);
  if (shown.get(message.seq) === key) return;
  const old = box.querySelector(`[data-seq="${message.seq}"]`);
  const drawn = bubble(message);
  if (old) {
    const focused = old.contains(document.activeElement)
      ? document.activeElement.dataset.key
      : null;
    old.replaceWith(drawn);
    if (focused) drawn.querySelector(`[data-key="${focused}"]`)?.focus();
  } else {
    if (needsSeparator(box, message)) box.append(separator(message));
    box.append(drawn);
  }
  shown.set(message.seq, key);
}

// Reactions are drawn under the message they belong to; failed sends are not the citizen's to see.
const visible = (message) => message.kind !== "failed" && message.kind !== "reaction";

function drawReactions(box, lines) {
  for (const reaction of lines.filter((line) => line.kind === "reaction")) {
    const place = box.querySelector(`[data-msg-id="${reaction.quote}"] .reactions`);
    if (place) place.textContent = "♥ đã thả tim";
  }
}

// Whoever sends wants to see what was sent.
const hasOwnNews = (chat) => chat.some((line) => line.from === "citizen" && !shown.has(line.seq));

let seenTimer = 0;

// The person reads what the open page shows: the account gets its receipt.
function tellSeen(lines) {
  const unread = lines.some((line) => line.from !== "citizen" && line.status === "received");
  if (!unread || document.hidden) return;
  clearTimeout(seenTimer);
  const id = store.chosen;
  seenTimer = setTimeout(() => person(id, "seen").catch(() => {}), 600);
}

export function showChat() {
  const box = byId("messages");
  const lines = store.lines();
  const chat = lines.filter(visible);
  const place = `${store.era}/${store.chosen}`;
  const newPhone = drawnFor !== place;
  if (newPhone || chat.length === 0) {
    box.setAttribute("aria-live", "off"); // history must not be read aloud
    shown.clear();
    fill(box, chat.length === 0 ? empty() : null);
    drawnFor = place;
  }
  following ||= newPhone || hasOwnNews(chat);
  if (chat.length > 0) box.querySelector(".empty")?.remove();
  for (const message of chat) draw(box, message);
  drawReactions(box, lines);
  if (following) toBottom(box);
  requestAnimationFrame(() => box.setAttribute("aria-live", "polite"));
  tellSeen(lines);
}

// Alt and a digit press that option of the newest message that has options.
function pressByDigit(event) {
  if (!event.altKey || !/^[1-9]$/.test(event.key) || byId("words").value !== "") return;
  if (document.querySelector("dialog[open]")) return;
  const groups = byId("messages").querySelectorAll('.options[role="group"]');
  const button = groups[groups.length - 1]?.querySelectorAll("button, a")[Number(event.key) - 1];
  if (!button) return;
  event.preventDefault();
  button.click();
}

export function startChat() {
  const box = byId("messages");
  // A picture grows its bubble only once it has arrived.
  box.addEventListener("load", () => following && toBottom(box), true);
  box.addEventListener("scroll", () => (following = atBottom(box)));
  document.addEventListener("keydown", pressByDigit);
  document.addEventListener("visibilitychange", () => tellSeen(store.lines()));
  byId("follow").addEventListener("click", async () => {
    const deed = store.person()?.followed ? "unfollow" : "follow";
    try {
      await person(store.chosen, deed);
      await store.refresh();
    } catch (error) {
      notify(error.message);
    }
  });
}
