import { useLocation } from "wouter";
import { useLeaveWarning } from "../kept";
import { mayAct } from "../session/rights";
import { useMe } from "../session/use_session";
import { useTitle } from "../shell/use_title";
import { Note, Tabs } from "../ui";
import { type AdminKey, useAdminWords } from "../words/use_admin_words";
import "./admin.css";
import { CalendarTab } from "./calendar_tab";
import { HealthTab } from "./health_tab";
import { RequestsTab } from "./requests_tab";
import { TemplatesTab } from "./templates_tab";
import { TrailTab } from "./trail_tab";
import { UnitsTab } from "./units_tab";
import { UsersTab } from "./users_tab";
import { ZaloTab } from "./zalo_tab";

// The address of each tab; the first is shown when none is named.
const TABS = {
  users: "nguoi-dung",
  units: "don-vi",
  calendar: "lich",
  templates: "mau",
  zalo: "zalo",
  trail: "nhat-ky",
  requests: "du-lieu",
  health: "he-thong",
} as const;
export type AdminTab = keyof typeof TABS;
const NAMES = Object.keys(TABS) as AdminTab[];

function Panel({ tab, may }: { tab: AdminTab; may: boolean }) {
  switch (tab) {
    case "users":
      return <UsersTab may={may} />;
    case "units":
      return <UnitsTab />;
    case "templates":
      return <TemplatesTab />;
    case "calendar":
      return <CalendarTab />;
    case "requests":
      return <RequestsTab />;
    case "zalo":
      return <ZaloTab may={may} />;
    case "trail":
      return <TrailTab />;
    case "health":
      return <HealthTab />;
  }
}

export default function AdminPage({ name }: { name?: string }) {
  const { say } = useAdminWords();
  const [, go] = useLocation();
  const may = mayAct(useMe(), "admin");
  const names: AdminTab[] = may ? NAMES : ["trail"]; // those who may only look see the trail
  const tab = names.find((one) => TABS[one] === name) ?? names[0]!;
  const title = say(`tab.${tab}` as AdminKey);
  useTitle(`${say("page")}: ${title}`);
  useLeaveWarning();
  return (
    <div className="page stack admin">
      <h1>{say("page")}</h1>
      {!may && <Note kind="plain">{say("read_only")}</Note>}
      <Tabs
        label={say("tabs")}
        value={tab}
        onChange={(next) => go(`/quan-tri/${TABS[next]}`)}
        tabs={names.map((one) => ({ value: one, label: say(`tab.${one}` as AdminKey) }))}
      >
        <h2 className="sr-only">{title}</h2>
        <Panel tab={tab} may={may} />
      </Tabs>
    </div>
  );
}
