// A quarterly round of four weeks across Tết 2027, played by the real programs in a fraction of the
// time. TIMEMACHINE_PEOPLE: how many people (150); TIMEMACHINE_SEED: which town and which chance.
import { readFileSync, existsSync } from "node:fs";
import { execFileSync } from "node:child_process";
import path from "node:path";
import { Stack, program } from "../integration/stack.mjs";
import { call, each } from "./calls.mjs";
import { hour, iso_of, opens } from "./calendar.mjs";
import { Machine } from "./machine.mjs";
import { rows_of_town, templates } from "./plan.mjs";
import { invitation_mark, make_town } from "./town.mjs";

const root = path.resolve(import.meta.dirname, "../..");

function questionnaire() {
  const file = path.join(root, "office/surveys/questionnaires/nhanh.jsonc");
  const lines = readFileSync(file, "utf8").split("\n");
  return JSON.stringify(JSON.parse(lines.filter((one) => !/^\s*\/\//.test(one)).join("\n")));
}

// Everybody has a phone; who knows the account has written to it at some time. The service learns
// of that from its rows, so the deliveries are dropped.
async function settle_town(stack, people) {
  const sim = (where, body) => call(stack.page, "POST", where, body).then(JSON.parse);
  const clock = (at) => sim("/sim/clock", { to: iso_of(at) });
  await sim("/sim/faults", { delivery: { drop: true }, rate_limit: 1_000_000 });
  await sim("/sim/quota", { package_remain: 1_000_000 });
  const text = `${invitation_mark} về {thu_tuc}.`;
  for (const one of Object.values(templates)) await sim("/sim/templates", { ...one, text });
  await clock(opens - 290 * 24 * hour);
  await each(people, async (person) => {
    const phone = person.phone || undefined;
    person.id = (await sim("/sim/people", { name: `Người ${person.number}`, phone })).user_id;
  });
  const moments = [...new Set(people.map((one) => one.last_word))].filter((at) => at !== null);
  for (const at of moments.sort((a, b) => a - b)) {
    await clock(at);
    const who = people.filter((one) => one.last_word === at);
    await each(who, (one) => sim(`/sim/people/${one.id}/send`, { kind: "text", text: "chào" }));
  }
  await clock(opens - 30 * hour);
  for (const one of people.filter((person) => person.character === "blocked_before")) {
    await sim(`/sim/people/${one.id}/block`, {});
  }
  await sim("/sim/faults", { delivery: { drop: false } });
}

export async function play(options) {
  if (existsSync("/dev/shm")) process.env.TMPDIR = "/dev/shm";
  const people = make_town(options.people, options.seed);
  const started = Date.now();
  const stack = await Stack.start({
    followClock: true,
    config: {
      sending: { per_minute: 4000, lease: "20s", unsure_after: "40s", workers: 3 },
      retention: { inbox_days: 60 },
    },
    prepare: async (made) => {
      made.sql = (...lines) =>
        execFileSync(program("timemachine_sql"), [path.join(made.folder, "data")], {
          input: lines.join("\n"), encoding: "utf8", maxBuffer: 1 << 28,
        }).split("\n").filter((line) => line !== "");
      await settle_town(made, people);
      made.sql(...rows_of_town(people, questionnaire()));
    },
  });
  try {
    const machine = new Machine(stack, people, options);
    machine.journal_at = (await machine.sim("GET", "/sim/journal?tail=1")).last;
    machine.set_up_ms = Date.now() - started;
    await machine.live();
    await stack.killService("SIGTERM");
    machine.wall_ms = Date.now() - started;
    const log = stack.log();
    const rows = (sql) => stack.sql(sql).map((line) => JSON.parse(line));
    return { machine, people, log, rows, sql: stack.sql, stack };
  } catch (error) {
    console.error(stack.log().split("\n").slice(-30).join("\n"));
    await stack.stop();
    throw error;
  }
}
