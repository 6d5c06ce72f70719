// What must hold of an anonymous round once it is over.
import { clock_of, closes } from "./calendar.mjs";
import { words_mark } from "./people.mjs";

// Nothing in the rows of an anonymous round that is over says whose they are: no person, no
// message, no hour, no place in a draw, no order but that of one-way tokens.
function nobody_behind({ forgotten, people, messages, sql }) {
  const { invitations, answers } = forgotten;
  const broken = [];
  const named = invitations.filter((one) => one.citizen || one.facts !== "{}" || one.draw !== 0);
  if (named.length > 0) broken.push(`${named.length} rows tell whose they are`);
  const ids = new Set(invitations.map((one) => one.id));
  const theirs = messages.filter((one) => ids.has(one.invitation)).length;
  if (theirs > 0) broken.push(`${theirs} messages belong to rows without people`);
  const moments = invitations.flatMap((one) => [one.sent, one.arrived, one.begun, one.reminded])
    .concat(invitations.map((one) => one.ended), answers.map((one) => one.at));
  const hours_left = moments.filter((at) => at && clock_of(at) !== "00:00:00").length;
  if (hours_left > 0) broken.push(`${hours_left} times tell more than the day`);
  const tokens = invitations.map((one) => one.token);
  if (tokens.some((one) => !/^[0-9a-f]{64}$/.test(one))) broken.push("a token is none");
  if (new Set(tokens).size !== tokens.length) broken.push("two people share a token");
  if (tokens.join() !== [...tokens].sort().join()) broken.push("the order is another's");
  if (answers.some((one) => one.replaced !== null)) broken.push("a replaced answer is kept");
  const in_the_middle = sql("SELECT citizen FROM sessions WHERE json LIKE '%\"Z1\"%'");
  const whose = new Set(people.filter((one) => one.anonymous).map((one) => one.citizen));
  const half = in_the_middle.filter((one) => whose.has(one)).length;
  if (half > 0) broken.push(`${half} conversations still hold answers`);
  return broken;
}

// The chat itself keeps what people typed, as docs/surveys.md says; no other table may. Words said
// once too often are taken for a report, which waits in a session; answers there are looked for
// above.
const where_words_stay = [
  "inbox", "messages", "outbox", "sessions", "survey_answers", "wire_log",
];

function words_only_there({ sql, forgotten }) {
  const tables = sql("SELECT name FROM sqlite_master WHERE type = 'table'")
    .filter((one) => !where_words_stay.includes(one));
  const columns = sql(
    ...tables.map((one) => `SELECT '${one} ' || name FROM pragma_table_info('${one}')`),
  ).map((one) => one.split(" "));
  const found = sql(
    ...columns.map(([table, column]) =>
      `SELECT count(*) FROM "${table}" WHERE "${column}" LIKE '%${words_mark}%'`),
  );
  const broken = columns.flatMap(([table, column], at) =>
    found[at] === "0" ? [] : [`${table}.${column}: ${found[at]} rows hold words of that round`]);
  const said = forgotten.answers.filter((one) => one.value.includes(words_mark)).length;
  if (said === 0) broken.push("nobody wrote anything, so nothing was looked for");
  return broken;
}

// The figures of a round do not change when it forgets: as many ended each way as people know of,
// and the stars given to templates are those that were given.
// A message that a kill left unknown has no number that stars could name: the log tells how many.
function same_figures({ forgotten, people, invitations: named, log }) {
  const { invitations, answers } = forgotten;
  const theirs = people.filter((one) => one.anonymous);
  const broken = [];
  const ids = new Set(named.map((one) => one.id));
  const unsure = log.split("\n").filter((one) => one.includes('"survey.unsure"')).map(JSON.parse);
  const lost = unsure.filter((one) => !ids.has(one.invitation)).length;
  const count = (state) => invitations.filter((one) => one.state === state).length;
  const drawn = theirs.filter((one) => one.consent === "agreed").length;
  if (invitations.length !== drawn) broken.push(`${invitations.length} rows, ${drawn} people`);
  const ended = theirs.filter((one) => one.finished_at > 0 && one.finished_at < closes).length;
  const full = count("full");
  if (count("complete") > ended || count("complete") + full + lost < ended) {
    broken.push(`${count("complete")} complete, ${full} too many, ${lost} lost of ${ended} ended`);
  }
  const refused = theirs.filter((one) => one.refused_at > 0).length;
  if (count("refused") !== refused) broken.push(`${count("refused")} refused of ${refused}`);
  const kept = answers.filter((one) => one.question === "Z1").map((one) => JSON.parse(one.value));
  const given = theirs.filter((one) => one.phone)
    .map((one) => one.stars.filter((star) => star.at < closes).at(-1)?.rate)
    .filter((one) => one !== undefined);
  const more = difference(given.map(String), kept).length;
  if (more > full) broken.push(`${more} of the ${given.length} stars given to phones are missing`);
  return broken;
}

// What is in the first list more often than in the second.
function difference(first, second) {
  const left = [...second];
  return first.filter((one) => {
    const at = left.indexOf(one);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

export const anonymous_invariants = {
  "after the end of an anonymous round no answer points at a person": nobody_behind,
  "what was written to an anonymous round stays in the chat only": words_only_there,
  "a round that forgets keeps its figures": same_figures,
};
