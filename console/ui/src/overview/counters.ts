// Which numbers stand on Tổng quan, by what the reader may see: each opens the list it counts.
import { mayAct, mayLook, seesCases } from "../session/rights";
import type { Counts, Me } from "../shapes";
import type { Key } from "../words/use_words";

export interface Counter {
  code: string;
  words: Key;
  value: number | undefined; // undefined: not known yet
  href: string;
  alarming: boolean; // a number above 0 is bad news
}

type CaseCounts = Partial<Record<string, number>>;

function ofInbox(me: Me, counts: Counts): Counter[] {
  if (!mayLook(me, "queue") && !mayLook(me, "restricted")) return [];
  const entry = (code: string, words: Key, value: number | undefined, query: string) => ({
    code,
    words,
    value,
    href: `/hop-thoai?${query}`,
    alarming: code === "silent",
  });
  const counters = [entry("waiting", "overview.waiting", counts.queue, "view=queue")];
  if (mayAct(me, "reply")) {
    counters.push(entry("mine", "overview.my_talks", counts.mine, "view=mine"));
  }
  if (mayLook(me, "queue")) {
    counters.push(entry("silent", "overview.silent", counts.silent, "view=all&silent=1"));
  }
  return counters;
}

function ofCases(me: Me, counts: CaseCounts): Counter[] {
  if (!seesCases(me)) return [];
  const views = mayAct(me, "route")
    ? ["overdue", "due_today", "unclassified"]
    : ["overdue", "due_today", "open"];
  if (mayAct(me, "approve")) views.push("to_approve");
  return views.map((view) => ({
    code: view,
    words: `cases.view.${view}` as Key,
    value: counts[view],
    href: `/phan-anh?view=${view}`,
    alarming: view === "overdue",
  }));
}

export function countersOf(me: Me, inbox: Counts, cases: CaseCounts): Counter[] {
  return [...ofInbox(me, inbox), ...ofCases(me, cases)];
}
