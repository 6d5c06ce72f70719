// Service and simulator on one clock: jumps from moment to moment, waits until nothing is under
// way, kills the service now and then, and lets the people live.
import { call, chance } from "./calls.mjs";
import { at_clock, closes, iso_of, moments, opens, words_of } from "./calendar.mjs";
import { Officer } from "./officer.mjs";
import { People } from "./people.mjs";
import { whole } from "./plan.mjs";

const sleep = (ms) => new Promise((done) => setTimeout(done, ms));
const clock_seen_ms = 12;  // a program that follows the clock looks at it every 10 ms
const breath_ms = 3;  // while much is under way it need not have seen the last second
const rounds_max = 1500;  // looks at one moment before it is given up
// When the officer asks for more people, of which cell.
const calls_for_more = [
  { at: at_clock("2027-01-29", "10:45:00"), unit: "p_vi_thanh", field: "ho_tich", people: 3 },
  { at: at_clock("2027-02-12", "10:45:00"), unit: "x_vi_thuy", field: "dat_dai", people: 5 },
  { at: at_clock("2027-02-13", "13:30:00"), unit: "p_vi_thanh", field: "ho_tich", people: 2 },
];

export class Machine {
  constructor(stack, people, options) {
    this.stack = stack;
    this.people = new People(people, options.seed + 1, this);
    this.luck = chance(options.seed + 2);
    this.kills_wanted = options.kills;
    this.verbose = options.verbose ?? false;
    this.kills = [];
    this.officer = new Officer(stack);
    this.called = [];  // of the reserve
    this.stops = 0;
    this.stops_seen = 0;  // of the service that runs now
    this.grants = 0;
    this.now = 0;
    this.journal_at = 0;
    this.calls = [];  // of the API that send something, as the simulator saw them
    this.deliveries = 0;
  }

  sim(method, path, body) {
    return call(this.stack.page, method, path, body).then((text) => JSON.parse(text));
  }

  async set_clock(at) {
    const answer = await this.sim("POST", "/sim/clock", { to: iso_of(at) });
    this.now = answer.now;
  }

  async advance(seconds) {
    this.now = (await this.sim("POST", "/sim/clock", { advance: `${seconds}s` })).now;
  }

  async read_journal() {
    let news = 0;
    for (let page = 0; page < 20; page++) {
      const answer = await this.sim("GET", `/sim/journal?after=${this.journal_at}`);
      if (answer.dropped > 0 && this.journal_at < answer.dropped) {
        throw new Error("the journal forgot what was not read yet");
      }
      this.journal_at = answer.last;
      for (const entry of answer.entries) if (this.note(entry)) news++;
      if (answer.entries.length < 2000) break;
    }
    return news;
  }

  note(entry) {
    if (entry.kind !== "api") {
      this.deliveries++;
      return false;
    }
    if (!entry.name.includes("/message/")) return false;
    const of_survey = this.people.hear(entry);
    this.calls.push({
      at: entry.at, user: entry.user_id, outcome: entry.outcome, error: entry.error,
      msg_id: entry.msg_id, of_survey, person: of_survey?.person ?? null,
      template: entry.name.endsWith("/template"),
    });
    return true;
  }

  async service_state() {
    const text = await call(this.stack.console, "GET", "/metrics");
    const value = (name) => Number(text.match(new RegExp(`^${name} (\\S+)`, "m"))?.[1] ?? 0);
    return {
      inbox: value("langnghe_inbox_waiting"),
      outbox: value("langnghe_outbox_open"),
      stopped: value("langnghe_survey_rounds_stopped_total"),
    };
  }

  // Until nobody has anything to say: the clock goes on second by second meanwhile.
  async settle() {
    let quiet = 0;
    let busy = false;
    for (let round = 0; quiet < 2; round++) {
      await this.advance(1);
      await sleep(busy ? breath_ms : clock_seen_ms);
      const [news, state, service] = await Promise.all([
        this.read_journal(),
        this.sim("GET", "/sim/state?people=0"),
        this.service_state(),
      ]);
      const acts = await this.people.act_now();
      const sim = state.counters.deliveries;
      if (service.stopped !== this.stops_seen) await this.let_go_on(service.stopped);
      if (round === rounds_max) return this.give_up({ news, acts, sim, service });
      if (round % 40 === 39) await this.perhaps_authorise();
      busy = news + acts + sim.in_flight + service.inbox + service.outbox > 0;
      quiet = busy || sim.waiting > 0 ? 0 : quiet + 1;
      // Only steps of the ladder, or a call whose end nobody knows.
      const only_time = news + acts + sim.in_flight + service.inbox === 0 && quiet === 0;
      if (only_time) await this.advance(10);
      if (busy) await this.perhaps_kill();
    }
  }

  // Zalo gives a refresh token once: who dies between the swap and the disk needs an administrator.
  async perhaps_authorise() {
    if (!(await call(this.stack.console, "GET", "/healthz")).includes("zalo_needs_auth")) return;
    this.grants++;
    this.stack.import_tokens(await this.sim("POST", "/sim/tokens", {}));
  }

  give_up(state) {
    this.unsettled = (this.unsettled ?? 0) + 1;
    if (this.verbose) console.error("not settled", words_of(this.now), JSON.stringify(state));
  }

  async perhaps_kill() {
    if (this.kills.length >= this.kills_wanted) return;
    const share = Math.max(0, (this.now - opens) / (closes - opens));
    const due = this.kills.length < this.kills_wanted * share * 1.5 + 1;
    if (due && this.luck.one() < 0.12) await this.kill();
  }

  // A round may have stopped itself in the last moment, unseen.
  async kill() {
    await this.stack.killService();
    this.kills.push(this.now);
    const stopped = this.stack.sql("SELECT id FROM survey_rounds WHERE state = 'paused'");
    await this.stack.startService();
    this.stops_seen = 0;
    if (stopped.length > 0) await this.let_go_on(0);
  }

  async let_go_on(seen) {
    this.stops_seen = seen;
    this.stops += await this.officer.let_go_on();
    if (this.stops > 20) throw new Error("a round stops itself again and again");
  }

  // The service knows the hour by now: a login of the hour before would be over.
  async perhaps_call_reserve(moment) {
    const wish = calls_for_more.find((one) => one.at === moment);
    if (!wish) return false;
    const { unit, field } = wish;
    const people = await this.officer.call_reserve(whole, unit, field, wish.people);
    if (people > 0) this.called.push({ cell: `${unit}|${field}`, at: moment, people });
    return people > 0;
  }

  async live() {
    for (const moment of moments()) {
      const started = Date.now();
      if (moment > this.now) await this.set_clock(moment);
      await this.people.act_at(moment);
      await this.settle();
      if (await this.perhaps_call_reserve(moment)) await this.settle();
      const took = Date.now() - started;
      if (this.verbose && took > 150) console.error(words_of(moment), `${took} ms`);
    }
  }
}
