// What the administrators' part of the contract answers (openapi.yaml, /admin/…).
import type { components } from "../api";

type Schemas = components["schemas"];
export type Health = "good" | "warn" | "bad";

export type User = Schemas["AdminUser"];
export type Role = { code: string; name: string; grantable: boolean };
export type Users = { items: User[]; total: number; roles: Role[] };
export type Invite = { path: string; until: string };
export type Invited = { user: User; invite: Invite };
export type Left = { user: User; moved: { conversations: number; cases: number } };
export type UnitOption = Schemas["Named"];

export type Exchange = {
  at: string;
  direction: "in" | "out";
  what: string;
  status: number;
  took_ms: number;
  request: string;
  response: string;
};
export type ZaloCard = {
  oa_id: string;
  oa_name: string;
  token: {
    state: Health | "none";
    expires_at: string | null;
    saved_at: string | null;
    why: string;
    permission_page: string;
    command: string;
  };
  webhook: { last_at: string | null; signature_failures: number; set_aside: number };
  sending: {
    waiting: number;
    unsure: number;
    ask_staff: number;
    calls_today: { what: string; calls: number; failed: number }[];
    quota_refused_at: string | null;
  };
  exchanges: Exchange[];
};

export type TrailLine = {
  id: string;
  at: string;
  who: string;
  who_name: string;
  what: string;
  subject: string;
  subject_name: string;
  detail: string;
  hash: string;
};
export type Head = { id: string; hash: string };
export type Trail = { items: TrailLine[]; total: number; next: string | null; head: Head | null };
export type Verified = { ok: boolean; entries: number | null; broken: string; head: Head | null };

export type DayKind = "statutory" | "compensatory" | "swap_off" | "makeup_workday";
export type SpecialDay = { date: string; kind: DayKind; name: string };
type Periods = [string, string][];
export type Calendar = {
  running: string;
  newest: string;
  known_from: string;
  known_to: string;
  hours: { periods?: Periods };
  units: { unit: string; from: string; periods: Periods }[];
  days: SpecialDay[];
  versions: { version: string; reason: string; moved: number; by: string; at: string }[];
};
export type Saved = {
  saved: boolean;
  consequences: {
    moved: number;
    overdue: number;
    cases: { number: string; from: string; to: string }[];
  };
};

export type DataRequest = {
  id: string;
  number: string;
  citizen: string;
  kind: "see" | "correct" | "withdraw" | "erase";
  at: string;
  reply_due: string;
  act_due: string;
  replied_at: string | null;
  reply_late: boolean;
  act_late: boolean;
};

export type HealthLine = { code: string; state: Health; vi: string; en: string; command: string };
export type HealthList = { items: HealthLine[]; now: string };
