// Real processes over HTTPS: what is acknowledged is never lost, whatever dies in between.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Stack, sleep, until } from "./stack.mjs";

let stack;
before(async () => {
  // Short waits for lost answers, so that the test need not wait for them; a lease outlives a call.
  stack = await Stack.start({ config: { sending: { lease: "20s", unsure_after: "3s" } } });
});
after(async () => {
  await stack?.stop();
});

const CASE = /PA\d{4}-\d{5}-\d/;

async function idle() {
  await until(
    "everything delivered and answered",
    async () => {
      const { counters } = await stack.sim("GET", "/sim/state?people=0");
      const { waiting, in_flight } = counters.deliveries;
      const inbox = await stack.metric("langnghe_inbox_waiting");
      return waiting === 0 && in_flight === 0 && inbox === 0;
    },
    60,
  );
  await sleep(500);
}

test("a first word is answered with the greeting and the menu", async () => {
  const person = await stack.person("Lan");
  await stack.ask(person, "xin chào", /Gửi phản ánh/);
  const lines = await stack.heard(person);
  assert.equal(lines.length, 2);
  assert.match(lines[0].text, /hệ thống trả lời tự động/);
  assert.ok(lines[1].buttons.length >= 4);
});

test("a delivery made twice is answered once", async () => {
  const person = await stack.person("Tuấn");
  await stack.ask(person, "chào", /Gửi phản ánh/);
  await stack.sim("POST", "/sim/faults", { delivery: { duplicate: true, next: 1 } });
  await stack.ask(person, "trợ giúp", /quay lại: về câu trước/);
  await idle();
  const helps = (await stack.heard(person)).filter((line) =>
    /quay lại: về câu trước/.test(line.text),
  );
  assert.equal(helps.length, 1);
});

test("a wrong signature is refused and stores nothing", async () => {
  const stored = await stack.metric("langnghe_webhook_stored_total");
  const answer = await stack.sim("POST", "/sim/webhook", {
    body: { app_id: "3141592653589793238", event_name: "user_send_text", timestamp: "1" },
    signature: "wrong",
  });
  assert.equal(answer.http_status, 401);
  assert.equal(await stack.metric("langnghe_webhook_stored_total"), stored);
});

test("the unsigned probe is welcome and has no effect", async () => {
  const stored = await stack.metric("langnghe_webhook_stored_total");
  const answer = await stack.sim("POST", "/sim/webhook/probe", {});
  assert.equal(answer.http_status, 200);
  assert.equal(await stack.metric("langnghe_webhook_stored_total"), stored);
});

test("an access token that dies is renewed and the answer still comes", async () => {
  const person = await stack.person("Bà Sáu");
  await stack.ask(person, "chao", /Gửi phản ánh/);
  await stack.sim("POST", "/sim/faults", { token: { kill_access: true } });
  await stack.ask(person, "tro giup", /quay lại: về câu trước/);
  const { counters } = await stack.sim("GET", "/sim/state?people=0");
  assert.ok(counters.tokens_refreshed >= 1);
});

test("a lost answer is settled by the echo and not sent again", async () => {
  const person = await stack.person("Chị Tư");
  await stack.ask(person, "chào", /Gửi phản ánh/);
  await stack.sim("POST", "/sim/faults", {
    api: { lose_answer: true, only_path: "/v3.0/oa/message/cs", next: 1 },
  });
  await stack.ask(person, "trợ giúp", /quay lại: về câu trước/);
  await until("settled", async () => /chưa rõ \(unsure\): 0/.test(stack.cli("queue")), 50);
  const helps = (await stack.heard(person)).filter((line) =>
    /quay lại: về câu trước/.test(line.text),
  );
  assert.equal(helps.length, 1);
});

test("when a person answers in Zalo's tool the bot is silent until handed back", async () => {
  const person = await stack.person("Anh Năm");
  await stack.ask(person, "chào", /Gửi phản ánh/);
  await stack.sim("POST", `/sim/people/${person}/staff`, { text: "Chào anh, em là cán bộ" });
  await idle();
  const before = (await stack.heard(person)).length;
  await stack.say(person, "menu");
  await idle();
  assert.equal((await stack.heard(person)).filter((line) => line.from === "oa").length, before);
});

test("reordered and late deliveries are each processed once and answered once", async () => {
  const events = 'langnghe_events_total{event="user_send_text"}';
  const people = [];
  for (let i = 0; i < 4; i++) people.push(await stack.person(`Lộn ${i}`));
  for (const person of people) await stack.ask(person, "chào", /Gửi phản ánh/);
  await idle();
  const processed = await stack.metric(events);
  const before = new Map();
  for (const person of people) before.set(person, (await stack.heard(person)).length);
  await stack.sim("POST", "/sim/faults", { delivery: { reorder: true, delay_ms: 400 } });
  // Each of these is answered with one message, wherever in the conversation it comes.
  const texts = ["trợ giúp", "menu", "trợ giúp", "menu", "trợ giúp", "trợ giúp"];
  for (const text of texts) {
    for (const person of people) await stack.say(person, text);
  }
  await idle();
  await stack.sim("POST", "/sim/faults/clear", {});
  await idle();
  await until("settled", async () => /outbox waiting\): 0/.test(stack.cli("queue")), 60);
  assert.equal((await stack.metric(events)) - processed, texts.length * people.length);
  for (const person of people) {
    const lines = (await stack.heard(person)).slice(before.get(person));
    const helps = lines.filter((line) => /quay lại: về câu trước/.test(line.text));
    assert.equal(helps.length, texts.filter((text) => text === "trợ giúp").length);
    assert.equal(lines.length, texts.length);
  }
});

async function feedback(person) {
  await stack.ask(person, "phản ánh", /đồng ý/);
  await stack.ask(person, "1", /\(1\/6\)/);
  await stack.ask(person, "1", /\(2\/6\)/);
  await stack.ask(person, "phường vị thanh", /\(3\/6\)/);
  await stack.ask(person, "0", /\(4\/6\)/);
  await stack.say(person, "Nộp hồ sơ ngày 10/6, hẹn ba tuần mà đến nay chưa có kết quả gì cả");
  await stack.ask(person, "xong", /thư xin lỗi/);
  await stack.ask(person, "3", /\(5\/6\)/);
  await stack.ask(person, "bỏ qua", /\(6\/6\)/);
  await stack.ask(person, "2", /số điện thoại/);
  await stack.ask(person, "bỏ qua", /xem lại trước khi gửi/);
  const receipt = await stack.ask(person, "gửi", CASE);
  return receipt.text.match(CASE)[0];
}

test("killed in mid-traffic: each acknowledged event processed once, no reply lost", async () => {
  const people = [];
  for (let i = 0; i < 6; i++) people.push(await stack.person(`Người ${i}`));
  for (const person of people) await stack.ask(person, "chào", /Gửi phản ánh/);
  await idle();
  const before = new Map();
  for (const person of people) before.set(person, (await stack.heard(person)).length);
  const questions = 12;
  const talking = (async () => {
    for (let n = 0; n < questions; n++) {
      for (const person of people) await stack.say(person, n % 2 ? "menu" : "trợ giúp");
      await sleep(30);
    }
  })();
  for (let kill = 0; kill < 4; kill++) {
    await sleep(150);
    await stack.killService();
    await stack.startService();
  }
  await talking;
  // Deliveries that met a dead service climb the simulator's ladder on its own clock.
  await until(
    "all delivered",
    async () => {
      await stack.sim("POST", "/sim/clock", { advance: "5m" });
      const { counters } = await stack.sim("GET", "/sim/state?people=0");
      return counters.deliveries.waiting === 0 && counters.deliveries.in_flight === 0;
    },
    60,
  );
  await idle();
  await until(
    "every errand settled",
    async () => {
      const queue = stack.cli("queue");
      return (
        /outbox waiting\): 0/.test(queue) &&
        /in flight\): 0/.test(queue) &&
        /unsure\): 0/.test(queue)
      );
    },
    90,
  );
  assert.match(stack.cli("queue"), /set aside\): 0/);
  for (const person of people) {
    const lines = (await stack.heard(person)).slice(before.get(person));
    const answers = lines.filter((line) =>
      /quay lại: về câu trước|Ông\/Bà muốn làm gì/.test(line.text),
    );
    assert.ok(answers.length >= questions, `${answers.length} answers for ${questions} messages`);
    assert.ok(
      answers.length <= questions + 4,
      `${answers.length}: doubled without having been unsure`,
    );
  }
});

test("a whole feedback ends with a number; tra cứu shows it, also after a restart", async () => {
  const person = await stack.person("Ông Bảy");
  const number = await feedback(person);
  assert.match(number, CASE);
  await stack.killService("SIGTERM");
  await stack.startService();
  await stack.ask(person, "tra cứu", new RegExp(number));
});

test("when the grant is gone, health says that Zalo must be authorised again", async () => {
  const person = await stack.person("Cô Út");
  await stack.sim("POST", "/sim/faults", { token: { kill_access: true, kill_refresh: true } });
  await stack.say(person, "chào");
  await until(
    "reason",
    async () => {
      const { reasons } = await stack.health();
      const found = reasons.find((reason) => reason.code === "zalo_needs_authorisation");
      return found && /\/v4\/oa\/permission\?app_id=/.test(found.page);
    },
    30,
  );
});
