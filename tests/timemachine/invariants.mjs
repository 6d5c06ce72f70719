// What must hold after the four weeks, checked from what the platform saw and what the database
// says. Each check returns sentences about what is broken; none means that it held.
import { closes, may_send, opens, per_second, spacing, words_of } from "./calendar.mjs";
import { expected_percent } from "./plan.mjs";

const waiting_max = 50;
const few = (list) => list.slice(0, 5);
const ok = (call) => call.outcome === "ok" && !call.error;

// What each person got, by what the platform saw; which of several messages belong to one reminder
// is known from the rows.
function heard_of({ machine, people, messages, invitations }) {
  const rows = new Map(messages.filter((one) => one.remote).map((one) => [one.remote, one]));
  const citizens = new Map(people.map((one) => [one.citizen, one]));
  const of_invitation = new Map(invitations.map((one) => [one.id, citizens.get(one.citizen)]));
  const seen = new Set();
  for (const person of people) person.heard = [];
  for (const call of machine.calls) {
    const row = rows.get(call.msg_id);
    if (!row && !call.of_survey) continue;
    const group = row ? `${row.invitation}/${row.kind}/${row.at}` : call.msg_id;
    if (row && seen.has(group)) continue;
    seen.add(group);
    const person = row ? of_invitation.get(row.invitation) : call.person;
    const kind = row ? row.kind : call.of_survey.kind;
    const before = (at) => at > 0 && at + 60_000 < call.at;
    person.heard.push({
      person, kind, at: call.at, outcome: call.outcome, error: call.error,
      finished: before(person.finished_at), refused: before(person.refused_at),
    });
  }
}

export function gather({ machine, people, rows }) {
  const invitations = rows(
    "SELECT json_object('id', id, 'citizen', citizen, 'state', state, 'way', way, 'why', why, " +
      "'sent', sent_at, 'begun', begun_at, 'reminded', reminded_at, 'ended', ended_at, " +
      "'cell', cell, 'due', due_at) FROM survey_invitations ORDER BY id",
  );
  const messages = rows(
    "SELECT json_object('outbox', outbox, 'invitation', invitation, 'kind', kind, " +
      "'remote', remote_id, 'settled', settled, 'at', at) FROM survey_messages ORDER BY outbox",
  );
  // A reminder may be two messages: the word, and the question where the person stopped.
  const ours = new Set(messages.map((one) => one.remote).filter((one) => one !== ""));
  const sends = machine.calls.filter((call) => call.of_survey || ours.has(call.msg_id));
  const answers = rows(
    "SELECT json_object('invitation', invitation, 'question', question, 'at', at, " +
      "'replaced', replaced_at) FROM survey_answers ORDER BY id",
  );
  const places = rows("SELECT json_object('cell', cell, 'places', places) FROM survey_cells");
  heard_of({ machine, people, messages, invitations });
  // To a conversation through its line, as a template without a detour.
  const handed = rows(
    "SELECT json_object('at', received_at) FROM inbox WHERE source = 'survey' AND " +
      "(kind = 'invitation' OR kind = 'reminder')",
  ).concat(rows(
    "SELECT json_object('at', m.at) FROM survey_messages AS m JOIN outbox AS o " +
      "ON o.id = m.outbox WHERE o.dedupe_key LIKE 'survey/%'",
  )).map((one) => one.at);
  return {
    handed, machine, people, sends, invitations, messages, answers, places,
    accepted: sends.filter(ok),
    of_citizen: new Map(invitations.map((one) => [one.citizen, one])),
  };
}

function hours({ accepted }) {
  const wrong = accepted.filter((one) => !may_send(one.at));
  return few(wrong).map((one) => `a message left at ${words_of(one.at)}`);
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

// What was handed over at the pace may wait for the sender, so many at most, and then leave
// together.
function pace({ handed, accepted }) {
  const most = busiest_second(handed);
  const seen = busiest_second(accepted.map((one) => one.at));
  const broken = [];
  if (most > per_second) broken.push(`${most} messages were handed over in one second`);
  if (seen > per_second + waiting_max) broken.push(`${seen} reached the platform in one second`);
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

function reminders({ people }) {
  const wrong = people.flatMap((person) =>
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

const unknown_fates = ({ messages }) => messages.filter((one) => one.settled === "failed");

// Everybody who may be asked and can be reached was asked, and reminded if it was due.
function nobody_skipped(all) {
  const { people, of_citizen } = all;
  const unknown = new Set(unknown_fates(all).map((one) => one.invitation));
  const broken = [];
  for (const person of people.filter((one) => one.consent === "agreed")) {
    const invitation = of_citizen.get(person.citizen);
    if (!invitation) {
      broken.push(`person ${person.number} was not drawn`);
      continue;
    }
    const reachable = person.reach !== "never" || invitation.why !== "no_offer";
    const asked = person.heard.some((one) => one.kind === "invitation");
    const excused = !reachable || unknown.has(invitation.id);
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
    if (invitation?.state !== "closed" || !invitation.sent || tried.has(invitation.id)) continue;
    const due = invitation.sent + 3 * 24 * 3_600_000;
    if (due < closes - 24 * 3_600_000) broken.push(`person ${person.number} was not reminded`);
  }
  return few(broken);
}

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

function both_versions({ people, of_citizen, answers }) {
  const broken = [];
  for (const person of people.filter((one) => one.round > 1)) {
    const { id, state } = of_citizen.get(person.citizen);
    if (state !== "complete") continue;
    const first = answers.filter((one) => one.invitation === id && one.question === "Z1");
    const kept = first.length >= 2 && first.filter((one) => one.replaced === null).length === 1;
    if (!kept) broken.push(`person ${person.number}: ${first.length} versions of an answer`);
  }
  return few(broken);
}

function quota({ invitations, places }) {
  const broken = [];
  for (const { cell, places: most } of places) {
    const of_cell = invitations.filter((one) => one.cell === cell);
    const complete = of_cell.filter((one) => one.state === "complete").length;
    const turned_away = of_cell.filter((one) => one.state === "full").length;
    const planned = Math.max(1, Math.round((of_cell.length * expected_percent) / 100));
    if (Math.abs(planned - most) > 1) broken.push(`${cell}: ${most} places for ${of_cell.length}`);
    if (complete > most) broken.push(`${cell}: ${complete} answers for ${most} places`);
    if (turned_away > 0 && complete > most) broken.push(`${cell}: full and over`);
  }
  return broken;
}

// Each message that the service calls arrived was taken by the platform, and the other way round;
// what a kill left unknown is neither.
function fates({ sends, accepted, messages, invitations }) {
  const broken = [];
  const done = messages.filter((one) => one.settled === "done");
  const seen = new Set(accepted.map((one) => one.msg_id));
  for (const one of done) {
    if (!seen.has(one.remote)) broken.push(`message ${one.outbox} arrived nowhere`);
  }
  const known = new Set(done.map((one) => one.remote));
  const unknown = messages.filter((one) => one.settled === "failed").length;
  const lost = accepted.filter((one) => !known.has(one.msg_id)).length;
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

function not_interrupted({ people }) {
  const broken = people.filter((person) => {
    if (!person.report) return false;
    const { from, to } = person.report;
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

export const invariants = {
  "messages leave within the hours, on open days, after the opening and before the end": hours,
  "a day lies between two messages to one person": spaced,
  "no second sees more messages than the pace": pace,
  "each person is invited at most once and reminded at most once": once,
  "only who has not finished is reminded": reminders,
  "who refused, opted out or never agreed is left alone": consent,
  "nobody who could be asked is skipped": nobody_skipped,
  "who has not finished is reminded once": everybody_reminded,
  "one response of each person": one_response,
  "a changed answer keeps both versions": both_versions,
  "no cell of the quota takes more than its places": quota,
  "fates agree with what the platform took and refused": fates,
  "a report is not interrupted": not_interrupted,
  "no answer counts before the opening or after the end": in_time,
};
