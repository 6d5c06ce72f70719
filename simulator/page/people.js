// The tabs of the people, and adding somebody.

import { post } from "./api.js";
import { ask } from "./dialogs.js";
import { byId, el, fill, notify } from "./dom.js";
import { store } from "./store.js";

function tab(person) {
  const chosen = person.user_id === store.chosen;
  const unseen = chosen ? 0 : person.unseen;
  const button = el(
    "button",
    {
      type: "button",
      role: "tab",
      class: "tab",
      id: `tab-${person.user_id}`,
      "aria-selected": String(chosen),
      "aria-controls": "phone",
      tabindex: chosen ? "0" : "-1",
      "data-testid": `person-tab-${person.name}`,
      "data-user-id": person.user_id,
      onclick: () => store.choose(person.user_id),
    },
    el("span", {}, person.name),
    el("span", { class: "small" }, person.followed ? "đã quan tâm" : "chưa quan tâm"),
    unseen ? el("span", { class: "badge" }, `${unseen} tin mới`) : null,
  );
  return button;
}

// Arrow keys move between tabs, as screen reader users expect.
function move(event) {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step || !store.state) return;
  const people = store.state.people;
  const at = people.findIndex((person) => person.user_id === store.chosen);
  const next = people[(at + step + people.length) % people.length];
  event.preventDefault();
  store.choose(next.user_id);
  byId(`tab-${next.user_id}`)?.focus();
}

let shown = "";

export function showPeople() {
  if (!store.state) return;
  const people = store.state.people;
  const key = JSON.stringify([
    store.chosen,
    people.map((p) => [p.user_id, p.name, p.followed, p.unseen]),
  ]);
  if (key === shown) return; // redrawing would move the keyboard's focus
  shown = key;
  const focused = document.activeElement?.id;
  fill(byId("people"), ...people.map(tab));
  if (focused?.startsWith("tab-")) byId(focused)?.focus();
  byId("phone").setAttribute("aria-labelledby", `tab-${store.chosen}`);
}

async function add() {
  const answer = await ask({
    title: "Thêm người",
    fields: [
      { name: "name", label: "Tên", required: true, maxlength: 60 },
      { name: "phone", label: "Số điện thoại (không bắt buộc)" },
    ],
    confirm: "Thêm",
  });
  if (!answer) return;
  try {
    const { user_id } = await post("/sim/people", answer);
    await store.refresh();
    store.choose(user_id);
  } catch (error) {
    notify(error.message);
  }
}

export function startPeople() {
  const list = byId("people");
  list.setAttribute("role", "tablist");
  list.setAttribute("aria-label", "Người dân");
  list.addEventListener("keydown", move);
  byId("phone").setAttribute("role", "tabpanel");
  byId("add-person").addEventListener("click", add);
}
