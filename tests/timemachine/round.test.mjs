// Four weeks across Tết 2027 in less than a minute: see round.mjs.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { gather } from "./gathered.mjs";
import { invariants } from "./invariants.mjs";
import { play } from "./round.mjs";
import { table_of } from "./table.mjs";

const people = Number(process.env.TIMEMACHINE_PEOPLE ?? 150);
const seed = Number(process.env.TIMEMACHINE_SEED ?? 1);
let life;
let all;

before(async () => {
  life = await play({ people, seed, kills: 12 });
  all = gather(life);
  console.log(table_of(all));
});
after(async () => {
  await life?.stack.stop();
});

for (const [name, check] of Object.entries(invariants)) {
  test(name, () => assert.deepEqual(check(all), []));
}

test("the service was killed at least ten times and every moment came to rest", () => {
  assert.ok(all.machine.kills.length >= 10, `${all.machine.kills.length} kills`);
  assert.equal(all.machine.unsettled ?? 0, 0);
});

test("every way and every outcome occurs", () => {
  const ways = new Set(all.invitations.map((one) => one.way));
  for (const way of ["free_now", "charged_message", "by_uid_template", "by_phone_template"]) {
    assert.ok(ways.has(way), way);
  }
  const states = new Set(all.invitations.map((one) => one.state));
  for (const state of ["complete", "refused", "closed", "full"]) {
    assert.ok(states.has(state), state);
  }
});
