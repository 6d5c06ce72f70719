// What surrounds the work and wants to be known: the connection to Zalo, the office's hours, survey
// rounds of the reader that stopped by themselves and, for administrators, what the system page
// shows in amber or red.
import { Link } from "wouter";
import { useHealth } from "../admin/queries";
import { useChanges } from "../changes/use_changes";
import { mayAct } from "../session/rights";
import { useMe } from "../session/use_session";
import { watchHref } from "../surveys/rounds/watching";
import { dateTime } from "../time/format";
import { Icon } from "../ui";
import { isAdminKey, useAdminWords } from "../words/use_admin_words";
import { useWords } from "../words/use_words";

interface Notice {
  code: string;
  bad: boolean;
  words: string;
  href?: string;
}

function useHealthNotices(): Notice[] {
  const { say, language } = useAdminWords();
  const nameOf = (code: string) => {
    const key = `health.${code}`;
    return isAdminKey(key) ? say(key) : code;
  };
  const lines = useHealth().data?.items ?? [];
  return lines
    .filter((line) => line.state !== "good")
    .map((line) => ({
      code: line.code,
      bad: line.state === "bad",
      words: `${nameOf(line.code)}: ${language === "vi" ? line.vi : line.en}`,
      href: "/quan-tri/he-thong",
    }));
}

function Lines({ notices }: { notices: Notice[] }) {
  const { say } = useWords();
  return (
    <section className="part overview-part" data-testid="overview-notices">
      <h2>{say("overview.notices")}</h2>
      {notices.length === 0 && (
        <p className="secondary">
          <Icon name="check" /> {say("overview.notices_none")}
        </p>
      )}
      <ul className="overview-notices">
        {notices.map((one) => (
          <li key={one.code} className={one.bad ? "notice-bad" : "notice-warn"}>
            <Icon name={one.bad ? "alert" : "clock"} /> <span>{one.words}</span>{" "}
            {one.href && <Link href={one.href}>{say("overview.see")}</Link>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function useOfficeNotices(): Notice[] {
  const { say, language } = useWords();
  const { zalo, office, rounds_stopped } = useChanges();
  const me = useMe();
  const notices: Notice[] = [];
  if (zalo && zalo.state !== "good") {
    notices.push({
      code: "zalo",
      bad: zalo.state === "bad",
      words: (language === "vi" ? zalo.message_vi : zalo.message_en) ?? "",
      href: mayAct(me, "admin") ? "/quan-tri/zalo" : undefined,
    });
  }
  if (office && !office.open && office.until) {
    const at = dateTime(office.until);
    notices.push({ code: "office", bad: false, words: say("overview.closed", { at }) });
  }
  for (const one of rounds_stopped ?? []) {
    notices.push({
      code: `round-${one.id}`,
      bad: true,
      words: say("overview.round_stopped", { ...one, at: dateTime(one.at) }),
      href: watchHref(one.id),
    });
  }
  return notices;
}

function AdminNotices() {
  return <Lines notices={[...useOfficeNotices(), ...useHealthNotices()]} />;
}

function StaffNotices() {
  return <Lines notices={useOfficeNotices()} />;
}

export function NoticesPart() {
  return mayAct(useMe(), "admin") ? <AdminNotices /> : <StaffNotices />;
}
