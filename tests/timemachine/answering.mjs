// What must hold of answers, stars, buttons, places and the reserve. As in invariants.mjs each
// check returns sentences about what is broken.
import { closes } from "./calendar.mjs";
import { few, unknown_fates } from "./gathered.mjs";
import { expected_percent } from "./plan.mjs";

function one_response({ people, of_citizen }) {
  const broken = [];
  for (const person of people) {
    const complete = of_citizen.get(person.citizen)?.state === "complete";
    const thanked = person.finished_at > 0;
    if (complete && !thanked) broken.push(`person ${person.number} answered and was not thanked`);
  }
  const citizens = new Set(of_citizen.keys());
  if (citizens.size !== of_citizen.size) broken.push("somebody has two invitations");
  return few(broken);
}

function both_versions({ named, of_citizen, answers }) {
  const broken = [];
  for (const person of named.filter((one) => one.round > 1)) {
    const { id, state } = of_citizen.get(person.citizen);
    if (state !== "complete") continue;
    const first = answers.filter((one) => one.invitation === id && one.question === "Z1");
    const kept = first.length >= 2 && first.filter((one) => one.replaced === null).length === 1;
    if (!kept) broken.push(`person ${person.number}: ${first.length} versions of an answer`);
  }
  return few(broken);
}

function quota({ machine, invitations, places }) {
  const broken = [];
  for (const { cell, places: most } of places) {
    const of_cell = invitations.filter((one) => one.cell === cell && !one.reserve);
    const called = machine.called.filter((one) => one.cell === cell);
    const drawn = of_cell.length - called.reduce((sum, one) => sum + one.people, 0);
    const complete = of_cell.filter((one) => one.state === "complete").length;
    const turned_away = of_cell.filter((one) => one.state === "full").length;
    const planned = Math.max(1, Math.round((drawn * expected_percent) / 100));
    if (Math.abs(planned - most) > 1) broken.push(`${cell}: ${most} places for ${drawn}`);
    if (complete > most) broken.push(`${cell}: ${complete} answers for ${most} places`);
    if (turned_away > 0 && complete > most) broken.push(`${cell}: full and over`);
  }
  return broken;
}

// Of a template; one that came after the end counts for nothing. Who then answers in the chat as
// well changes the first answer. A message whose fate a kill left unknown has no number that stars
// could name.
function stars(all) {
  const { named, of_citizen, answers } = all;
  const unknown = new Set(unknown_fates(all).map((one) => one.invitation));
  const broken = [];
  for (const person of named) {
    const invitation = of_citizen.get(person.citizen);
    const given = person.stars.filter((one) => one.at < closes);
    if (given.length === 0 || invitation.state === "full" || unknown.has(invitation.id)) continue;
    const kept = answers.filter((one) => one.invitation === invitation.id && one.question === "Z1");
    const rates = kept.map((one) => JSON.parse(one.value));
    const wanted = given.map((one) => String(one.rate));
    const standing = kept.filter((one) => one.replaced === null).length;
    const later = person.character === "gives_stars_and_goes_on" ? rates.slice(wanted.length) : [];
    const first = rates.slice(0, rates.length - later.length);
    if (first.join() !== wanted.join() || later.length > 1 || standing !== 1) {
      broken.push(`person ${person.number} gave ${wanted}, kept are ${rates}, ${standing} stand`);
    }
  }
  return few(broken);
}

// Who was reached by a template to the phone only has no other way to answer.
function presses({ named, of_citizen }) {
  const broken = [];
  for (const person of named.filter((one) => one.reach === "phone_only")) {
    const invitation = of_citizen.get(person.citizen);
    if (!invitation?.sent) continue;
    const { state, way } = invitation;
    const said_no = person.refused_at > 0;
    if (way !== "by_phone_template") broken.push(`person ${person.number} was reached by ${way}`);
    if ((state === "refused") !== said_no) {
      broken.push(`person ${person.number}, no: ${said_no}, is ${state}`);
    }
  }
  return few(broken);
}

// In the order drawn, only as many as were called, and not before.
function reserve({ machine, invitations, people }) {
  const broken = [];
  const heard = new Set(people.filter((one) => one.heard.length > 0).map((one) => one.citizen));
  const in_order = (one, other) => one.draw - other.draw;
  for (const waiting of invitations.filter((one) => one.reserve)) {
    if (heard.has(waiting.citizen)) broken.push(`${waiting.citizen} was not called and is asked`);
  }
  for (const cell of new Set(invitations.map((one) => one.cell))) {
    const of_cell = invitations.filter((one) => one.cell === cell).sort(in_order);
    const asked = of_cell.filter((one) => !one.reserve);
    if (of_cell.slice(0, asked.length).some((one) => one.reserve)) {
      broken.push(`${cell}: the reserve was not called in the order drawn`);
    }
    const calls = machine.called.filter((one) => one.cell === cell).reverse();
    for (const { people: called, at } of calls) {
      const early = asked.splice(-called).filter((one) => one.sent && one.sent < at);
      if (early.length > 0) broken.push(`${cell}: ${early.length} were asked before the call`);
    }
  }
  return few(broken);
}

export const answer_invariants = {
  "one response of each person": one_response,
  "a changed answer keeps both versions": both_versions,
  "no cell of the quota takes more than its places": quota,
  "stars given to a template are an answer, and both versions stay": stars,
  "people reached by phone only answer by the template's own buttons": presses,
  "the reserve is asked when it is called, in the order drawn, and nobody else of it": reserve,
};
