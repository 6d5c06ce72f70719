// Tổng quan: what waits for this reader, by role. Every number opens the list it counts.
import { Link } from "wouter";
import { useCases } from "../cases/queries";
import { useChanges } from "../changes/use_changes";
import { mayAct, seesCases } from "../session/rights";
import { useMe } from "../session/use_session";
import { useTitle } from "../shell/use_title";
import { date, weekday } from "../time/format";
import { serverNow } from "../time/server_clock";
import { casesVi } from "../words/cases_vi";
import { overviewVi } from "../words/overview_vi";
import { addWords, type Key, useWords } from "../words/use_words";
import { CasePart } from "./case_part";
import { countersOf } from "./counters";
import { NoticesPart } from "./notices_part";
import "../cases/common.css";
import "./overview.css";

addWords(casesVi);
addWords(overviewVi);

function Counters() {
  const { say } = useWords();
  const me = useMe();
  const { counts } = useChanges();
  const cases = useCases("view=due_today&sort=due&size=20", seesCases(me));
  const counters = countersOf(me, counts, cases.data?.counts ?? {});
  if (counters.length === 0) return null;
  return (
    <nav className="overview-counters" aria-label={say("overview.work")}>
      {counters.map((one) => (
        <Link
          key={one.code}
          href={one.href}
          data-testid={`counter-${one.code}`}
          className={one.alarming && (one.value ?? 0) > 0 ? "counter counter-late" : "counter"}
        >
          <b>{one.value ?? "…"}</b>
          <span>{say(one.words)}</span>
        </Link>
      ))}
    </nav>
  );
}

export default function OverviewPage() {
  const { say } = useWords();
  const me = useMe();
  const now = serverNow();
  useTitle(say("page.overview"));
  return (
    <div className="overview page">
      <header>
        <h1>{say("overview.hello", { name: me.name })}</h1>
        <p className="secondary">
          {say("overview.today", { day: say(`weekday.${weekday(now)}` as Key), date: date(now) })}
        </p>
      </header>
      <Counters />
      <div className="overview-parts">
        {mayAct(me, "approve") && (
          <CasePart view="to_approve" title="overview.to_approve" none="overview.to_approve_none" />
        )}
        {seesCases(me) && (
          <CasePart view="due_today" title="overview.due_today" none="overview.due_today_none" />
        )}
        {seesCases(me) && (
          <CasePart view="overdue" title="overview.overdue" none="overview.overdue_none" />
        )}
        <NoticesPart />
      </div>
    </div>
  );
}
