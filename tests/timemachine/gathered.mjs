// What four weeks left behind, as rows of the database and calls that the platform saw, put
// together by person. Read while the service does not run.
import { anonymous, whole } from "./plan.mjs";

export const ok = (call) => call.outcome === "ok" && !call.error;
export const few = (list) => list.slice(0, 5);
// Of messages that were on their way when the service was killed.
export const unknown_fates = ({ messages }) => messages.filter((one) => one.settled === "failed");

// What each person got, by what the platform saw; which of several messages belong to one reminder
// is known from the rows. Those of the anonymous round are gone: its words tell.
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

const invitations_of = (round) =>
  "SELECT json_object('id', id, 'citizen', citizen, 'token', token, 'facts', facts, " +
  "'draw', draw, 'reserve', reserve, 'state', state, 'way', way, 'why', why, 'sent', sent_at, " +
  "'arrived', arrived_at, 'begun', begun_at, 'reminded', reminded_at, 'ended', ended_at, " +
  `'cell', cell, 'due', due_at) FROM survey_invitations WHERE round = ${round} ORDER BY id`;

const answers_of = (round) =>
  "SELECT json_object('invitation', invitation, 'question', question, 'value', value, 'at', at, " +
  "'replaced', replaced_at) FROM survey_answers WHERE invitation IN " +
  `(SELECT id FROM survey_invitations WHERE round = ${round}) ORDER BY id`;

const all_messages =
  "SELECT json_object('outbox', outbox, 'invitation', invitation, 'kind', kind, " +
  "'remote', remote_id, 'settled', settled, 'at', at) FROM survey_messages ORDER BY outbox";

// To a conversation through its line, as a template without a detour.
const all_handed = [
  "SELECT json_object('at', received_at, 'to', citizen) FROM inbox WHERE source = 'survey' AND " +
    "(kind = 'invitation' OR kind = 'reminder')",
  "SELECT json_object('at', not_before, 'to', citizen) FROM outbox " +
    "WHERE dedupe_key LIKE 'survey/%'",
];

export function gather({ machine, people, rows, sql, log }) {
  const invitations = rows(invitations_of(whole));
  const messages = rows(all_messages);
  // A reminder may be two messages: the word, and the question where the person stopped.
  const ours = new Set(messages.map((one) => one.remote).filter((one) => one !== ""));
  const sends = machine.calls.filter((call) => call.of_survey || ours.has(call.msg_id));
  const places = rows(
    `SELECT json_object('cell', cell, 'places', places) FROM survey_cells WHERE round = ${whole}`,
  );
  heard_of({ machine, people, messages, invitations });
  const addresses = new Set(
    people.filter((one) => one.anonymous).flatMap((one) => [one.id, one.phone]),
  );
  const handed = all_handed.flatMap(rows);
  return {
    machine, people, sends, invitations, messages, places, log, sql,
    answers: rows(answers_of(whole)),
    handed: [
      handed.filter((one) => !addresses.has(one.to)).map((one) => one.at),
      handed.filter((one) => addresses.has(one.to)).map((one) => one.at),
    ],
    forgotten: {
      invitations: rows(invitations_of(anonymous)),
      answers: rows(answers_of(anonymous)),
    },
    named: people.filter((one) => !one.anonymous),
    accepted: sends.filter(ok),
    of_citizen: new Map(invitations.map((one) => [one.citizen, one])),
  };
}
