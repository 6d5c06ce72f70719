// What became of a town, in a few lines.
import { closes, opens } from "./calendar.mjs";
import { busiest_second } from "./invariants.mjs";

function counted(list, key) {
  const counts = {};
  for (const one of list) counts[key(one)] = (counts[key(one)] ?? 0) + 1;
  return Object.entries(counts)
    .sort()
    .map(([name, count]) => `${name} ${count}`)
    .join(", ");
}

export function table_of(all) {
  const { machine, people, invitations, messages, accepted, answers, handed, forgotten } = all;
  const lost = messages.filter((one) => one.settled === "failed").length;
  const seconds = (ms) => (ms / 1000).toFixed(1);
  const lines = {
    people: `${people.length}, drawn ${invitations.length}`,
    outcomes: counted(invitations, (one) => one.state + (one.why ? ` (${one.why})` : "")),
    ways: counted(invitations, (one) => one.way || "none"),
    messages: counted(messages, (one) => `${one.kind} ${one.settled}`),
    "taken by the platform": accepted.length,
    "fate unknown after a kill": `${lost}, never sent twice`,
    "busiest second": `${busiest_second(accepted.map((one) => one.at))} at the platform, ` +
      `${handed.map(busiest_second).join(" and ")} handed over`,
    "the anonymous round": counted(forgotten.invitations, (one) => one.state),
    "stars given to templates": people.reduce((sum, one) => sum + one.stars.length, 0),
    "reserve called": machine.called.reduce((sum, one) => sum + one.people, 0),
    answers: `${answers.length}, changed ${answers.filter((one) => one.replaced !== null).length}`,
    traffic: `${machine.people.sent} words of people, ${machine.deliveries} deliveries, ` +
      `${machine.calls.length} messages`,
    "kills, stops": `${machine.kills.length}, ${machine.stops}`,
    "authorised anew": machine.grants,
    "virtual days": Math.round((closes - opens) / 86_400_000),
    "wall seconds": `${seconds(machine.wall_ms)}, of them ${seconds(machine.set_up_ms)} to set up`,
  };
  return Object.entries(lines)
    .map(([name, words]) => `${name.padEnd(26)} ${words}`)
    .join("\n");
}
