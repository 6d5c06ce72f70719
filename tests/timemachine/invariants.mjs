// What must hold after the four weeks, checked from what the platform saw and what the database
// says. Each check returns sentences about what is broken; none means that it held.
import { anonymous_invariants } from "./anonymity.mjs";
import { answer_invariants } from "./answering.mjs";
import {
  after_working_days, closes, day, may_send, moments, opens, per_second, result_days, spacing,
  words_of,
} from "./calendar.mjs";
import { few, ok, unknown_fates } from "./gathered.mjs";

const waiting_max = 50;
function hours({ accepted }) {
  const wrong = accepted.filter((one) => !may_send(one.at));
  return few(wrong).map((one) => `a message left at ${words_of(one.at)}`);
}

function after_result({ people }) {
  const early = people.flatMap((person) =>
    person.heard
      .filter((one) => ok(one) && one.at < after_working_days(person.returned_on, result_days))
      .map((one) => `person ${person.number}, ${person.returned_on}: asked ${words_of(one.at)}`),
  );
  const waited = people.filter(
    (person) => after_working_days(person.returned_on, result_days) > opens + day,
  );
  return waited.length === 0 ? ["nobody had to wait for a day of his own"] : few(early);
}

function spaced({ people }) {
  const broken = [];
  for (const person of people) {
    const times = person.heard.filter(ok).map((one) => one.at);
    for (let i = 1; i < times.length; i++) {
      if (times[i] - times[i - 1] < spacing) {
        broken.push(`person ${person.number}: ${words_of(times[i - 1])}, ${words_of(times[i])}`);
      }
    }
  }
  return few(broken);
}

// In every span of one second, wherever it begins.
export function busiest_second(times) {
  const sorted = [...times].sort((a, b) => a - b);
  let most = 0;
  for (let from = 0, to = 0; to < sorted.length; to++) {
    while (sorted[to] - sorted[from] >= 1000) from++;
    most = Math.max(most, to - from + 1);
  }
  return most;
}

// Each round has its own. What was handed over at the pace may wait for the sender, so many at
// most, and then leave together.
function pace({ handed, accepted }) {
  const seen = busiest_second(accepted.map((one) => one.at));
  const broken = [];
  for (const of_round of handed) {
    const most = busiest_second(of_round);
    if (most > per_second) broken.push(`${most} messages were handed over in one second`);
  }
  const together = handed.length * (per_second + waiting_max);
  if (seen > together) broken.push(`${seen} reached the platform in one second`);
  return broken;
}

function once({ people }) {
  const broken = [];
  for (const person of people) {
    for (const kind of ["invitation", "reminder"]) {
      const got = person.heard.filter((one) => one.kind === kind && ok(one)).length;
      if (got > 1) broken.push(`person ${person.number} got ${got} of: ${kind}`);
    }
  }
  return few(broken);
}

// Stars to a message whose number a kill took away belong to nobody: of such a person, and of any
// who gave stars in the round that forgets, it cannot be said.
function reminders(all) {
  const unknown = new Set(unknown_fates(all).map((one) => one.invitation));
  const unheard = ({ anonymous, stars, round, citizen }) =>
    stars.length > 0 && round === 0 &&
    (anonymous || unknown.has(all.of_citizen.get(citizen)?.id));
  const wrong = all.people.filter((person) => !unheard(person)).flatMap((person) =>
    person.heard.filter((one) => one.kind === "reminder" && (one.finished || one.refused)),
  );
  return few(wrong).map((one) => `person ${one.person.number} was reminded after the end`);
}

// Who said no hears nothing more; who never agreed hears nothing at all.
function consent({ people }) {
  const broken = [];
  for (const person of people) {
    if (person.consent !== "agreed" && person.heard.length > 0) {
      broken.push(`person ${person.number} without consent was written to`);
    }
    const after = person.heard.filter((one) => one.refused);
    if (after.length > 0) broken.push(`person ${person.number} was written to after a refusal`);
  }
  return few(broken);
}

// When a cell of the quota had all the answers it takes.
function filled_at({ invitations, places }, cell) {
  const wanted = places.find((one) => one.cell === cell)?.places ?? Infinity;
  const ends = invitations
    .filter((one) => one.cell === cell && one.state === "complete")
    .map((one) => one.ended)
    .sort((a, b) => a - b);
  return ends[wanted - 1] ?? Infinity;
}

// Everybody who may be asked and can be reached was asked, unless his cell had its answers.
function nobody_skipped(all) {
  const { named, of_citizen } = all;
  const unknown = new Set(unknown_fates(all).map((one) => one.invitation));
  const broken = [];
  for (const person of named.filter((one) => one.consent === "agreed")) {
    const invitation = of_citizen.get(person.citizen);
    if (!invitation) {
      broken.push(`person ${person.number} was not drawn`);
      continue;
    }
    if (invitation.reserve) continue;
    // An answer to a word of their own may have met the closed door before.
    const shut = invitation.why === "blocked" && person.character.startsWith("block");
    const reachable = !shut && (person.reach !== "never" || invitation.why !== "no_offer");
    const asked = person.heard.some((one) => one.kind === "invitation");
    const full = invitation.state === "full" && invitation.ended >= filled_at(all, invitation.cell);
    const excused = !reachable || unknown.has(invitation.id) || full;
    if (!asked && !excused) broken.push(`person ${person.number} was never asked`);
    if (invitation.state === "planned") broken.push(`person ${person.number} is still planned`);
  }
  return few(broken);
}

function everybody_reminded(all) {
  const { people, of_citizen, messages } = all;
  const tried = new Set(
    messages.filter((one) => one.kind === "reminder").map((one) => one.invitation),
  );
  const broken = [];
  for (const person of people) {
    const invitation = of_citizen.get(person.citizen);
    // Their door may be known to be shut from an answer to a word of their own.
    if (person.character.startsWith("block")) continue;
    if (invitation?.state !== "closed" || !invitation.sent || tried.has(invitation.id)) continue;
    const due = invitation.sent + 3 * 24 * 3_600_000;
    const looked = moments().find((at) => at >= due && may_send(at)) ?? closes;
    if (filled_at(all, invitation.cell) <= looked) continue;
    if (due < closes - 24 * 3_600_000) broken.push(`person ${person.number} was not reminded`);
  }
  return few(broken);
}

// Each message that the service calls arrived was taken by the platform, and the other way round;
// what a kill left unknown is neither. Nothing is known of the round that forgot.
function fates({ sends, accepted, messages, invitations }) {
  const broken = [];
  const done = messages.filter((one) => one.settled === "done");
  const seen = new Set(accepted.map((one) => one.msg_id));
  for (const one of done) {
    if (!seen.has(one.remote)) broken.push(`message ${one.outbox} arrived nowhere`);
  }
  const known = new Set(done.map((one) => one.remote));
  const unknown = messages.filter((one) => one.settled === "failed").length;
  const lost = accepted.filter((one) => !one.person?.anonymous && !known.has(one.msg_id)).length;
  if (lost > unknown) broken.push(`${lost} taken messages are unknown here, ${unknown} unsure`);
  const blocked = messages.filter((one) => one.settled === "blocked").length;
  const refused = sends.filter((one) => one.error === -217).length;
  if (blocked > refused) broken.push(`${blocked} blocked here, ${refused} at the platform`);
  const open = messages.filter((one) => one.settled === "").length;
  if (open > 0) broken.push(`${open} messages without a fate`);
  const odd = invitations.filter((one) => one.state === "sent" || one.state === "begun").length;
  if (odd > 0) broken.push(`${odd} invitations are open after the end`);
  return few(broken);
}

// Who gave it up and never heard what became of that, since a kill took the answer, tells no more
// a day later.
function not_interrupted({ people }) {
  const broken = people.filter((person) => {
    if (!person.report) return false;
    const { from, given_up } = person.report;
    const to = Math.min(person.report.to, given_up + day);
    return person.heard.some((one) => ok(one) && one.at > from && one.at < to);
  });
  return few(broken).map(({ number, report, heard }) => {
    const times = heard.map((one) => `${one.kind} ${words_of(one.at)}`).join(", ");
    const to = report.to === Infinity ? "the end" : words_of(report.to);
    return `person ${number} told from ${words_of(report.from)} to ${to}, heard ${times}`;
  });
}

function in_time({ answers }) {
  const late = answers.filter((one) => one.at >= closes || one.at < opens);
  return few(late).map((one) => `an answer of ${words_of(one.at)} counts`);
}

// A kill may cut anything; nothing of ours may be astonished by it.
function no_bug({ log }) {
  const astonished = /worker\.bug|inbox\.failed|content\.trouble|deed\.failed/;
  return few(log.split("\n").filter((one) => astonished.test(one)));
}

export const invariants = {
  "messages leave within the hours, on open days, after the opening and before the end": hours,
  "each is asked so many working days after the own result": after_result,
  "a day lies between two messages to one person": spaced,
  "no second sees more messages than the pace": pace,
  "each person is invited at most once and reminded at most once": once,
  "only who has not finished is reminded": reminders,
  "who refused, opted out or never agreed is left alone": consent,
  "nobody who could be asked is skipped": nobody_skipped,
  "who has not finished is reminded once": everybody_reminded,
  "fates agree with what the platform took and refused": fates,
  "a report is not interrupted": not_interrupted,
  "no answer counts before the opening or after the end": in_time,
  "nothing astonished the service": no_bug,
  ...answer_invariants,
  ...anonymous_invariants,
};
