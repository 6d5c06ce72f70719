// Joins the parts: one loop for the state, one for the chosen phone's messages.

import { get, Unreachable } from "./api.js";
import { showClock } from "./clock.js";
import { byId } from "./dom.js";
import { showChat, startChat } from "./chat.js";
import { startComposer } from "./composer.js";
import { showEvents } from "./events.js";
import { showFaults } from "./faults.js";
import { showPeople, startPeople } from "./people.js";
import { showPerson } from "./person.js";
import { showSends } from "./sends.js";
import { store } from "./store.js";

const STATE_EVERY_MS = 2000;
const RETRY_EVERY_MS = 1500;
const POLL_WAIT_MS = 20000;

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

function showTrouble(error) {
  const trouble = byId("trouble");
  trouble.hidden = !error;
  if (error && trouble.textContent !== error.message) trouble.textContent = error.message;
}

async function refreshState() {
  const state = await get("/sim/state");
  store.enter(state.era);
  store.state = state;
  store.clockSkew = state.clock.now - Date.now();
  if (!store.person()) store.choose(state.people[0]?.user_id ?? "");
  showTrouble(null);
  showPeople();
  showClock();
  showPerson();
  showFaults();
  await showEvents();
}

async function stateLoop() {
  for (;;) {
    try {
      await refreshState();
      await pause(STATE_EVERY_MS);
    } catch (error) {
      showTrouble(error);
      await pause(RETRY_EVERY_MS);
    }
  }
}

// The long call is broken off when another phone is chosen.
async function messageLoop() {
  for (;;) {
    const id = store.chosen;
    if (!id) {
      await pause(100);
      continue;
    }
    const since = store.phone().revision;
    const wait = store.phone().loaded ? POLL_WAIT_MS : 0;
    try {
      store.waiting = new AbortController();
      const news = await get(
        `/sim/people/${id}/messages?since=${since}&wait_ms=${wait}`,
        store.waiting.signal,
      );
      store.receive(id, news);
      if (id === store.chosen) showPhone();
    } catch (error) {
      if (error.name === "AbortError") continue;
      if (!(error instanceof Unreachable)) store.forget(id);
      await pause(RETRY_EVERY_MS);
    }
  }
}

function showPhone() {
  showChat();
  showSends();
}

store.onChoose = () => {
  showPeople();
  showPerson();
  showPhone();
};
store.refresh = () => refreshState().catch(showTrouble);

byId("panel-switch").addEventListener("click", () => {
  const open = document.body.classList.toggle("panel-open");
  byId("panel-switch").setAttribute("aria-expanded", String(open));
  byId("panel-switch").textContent = open ? "Về điện thoại" : "Bảng điều khiển";
});

startPeople();
startChat();
startComposer();
showPhone();
stateLoop();
messageLoop();
