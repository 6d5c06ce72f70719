// What the pages of survey rounds get and send, under the names of the contract. Times are ISO with
// offset, days "2026-11-25", money whole đồng.
import type { RoundRow as ResultRow, RoundState, Words } from "../shapes";

export type { RoundState, Words };
export type Counted = Words & { code: string; people: number };
export type Wait = Words & { code: string; until: string | null };

export type QuestionnaireRow = {
  id: string;
  version: number;
  title: string;
  state: "shipped" | "draft" | "frozen";
};
export type Question = { code: string; kind: string; title: string };
export type Questionnaire = {
  id: string;
  version: number;
  title: string;
  invitation: string;
  thanks: string;
  facts?: string[];
  pages: { questions: Question[] }[];
};
export type OpenQuestionnaire = { questionnaire: Questionnaire };
export type PreviewLine = {
  who: "bot" | "citizen";
  text: string;
  buttons: { label: string; says: string }[];
};

export type Stratum = { unit: string; unit_name: string; field: string; field_name: string };
export type PeopleList = {
  id: number;
  name: string;
  source: "file" | "wrote";
  people: number;
  from: string | null;
  to: string | null;
  by: string;
  at: string;
  digest: string;
  strata?: (Stratum & { people: number })[]; // of one list only
};

export type RoundRow = ResultRow & { wait: Wait | null };

export type Hours = { from: string; to: string };
export type Span = { first: string; last: string };
export type Repeat = "once" | "weekly" | "monthly" | "quarterly";
export type Plan = {
  list: number | null;
  sample: {
    error_percent: number;
    expected_percent: number;
    minimum: number;
    seed: number;
    everybody: boolean;
    by_unit: boolean;
    by_field: boolean;
    quota?: boolean; // a stratum takes no more answers than it needs; not every service knows it
  };
  sending: {
    hours: Hours[];
    weekdays: boolean[]; // Monday first
    make_up_days: boolean;
    closed: Span[];
    per_second: number;
    spacing_hours: number;
  };
  after_result_days: number;
  reminder: { after_days: number };
  repeat: Repeat;
  words: { invitation: string; reminder: string; thanks: string };
  templates: { uid: string; phone: string; rating: string };
  charged: boolean;
  budget: number;
};

export type May =
  | "change"
  | "test"
  | "submit"
  | "send_back"
  | "approve"
  | "pause"
  | "resume"
  | "stop"
  | "cancel"
  | "reserve";
export type CheckCode =
  "list" | "questionnaire" | "schedule" | "words" | "consent" | "budget" | "templates" | "tested";
export type Check = Words & { code: CheckCode; ok: boolean };
export type LogLine = Words & { at: string; who: string; what: string; why: string };
export type Round = {
  id: number;
  rev: number;
  name: string;
  questionnaire: RoundRow["questionnaire"];
  state: RoundState;
  state_words: Words;
  why: string;
  anonymous: boolean;
  opens: string;
  closes: string;
  plan: Plan;
  made_by: string;
  submitted_by: string;
  approved_by: string;
  may: May[];
  checklist: Check[];
  testers: { id: number; name: string; linked: boolean; got_at: string | null }[];
  log: LogLine[];
  suggested: (Words & { opens: string }) | null;
  before: number | null;
};

export type WayCode =
  "free_now" | "charged_message" | "by_uid_template" | "by_phone_template" | "not_reachable";
export type Sample = {
  people: number;
  left_out: Counted[];
  needed: number;
  invited: number;
  expected_complete: number;
  strata: (Stratum & { people: number; invited: number; reserve: number; whole: boolean })[];
  ways: (Words & { way: WayCode; people: number; price: number })[];
  not_reachable: Counted[];
  price: number;
  budget: number;
  too_dear: boolean;
};
export type Schedule = {
  mistakes: (Words & { field: string })[];
  opens_wait: Wait | null;
  suggested: string | null;
  messages: number;
  fits: number;
  first: string | null;
  last: string | null;
  calendar_known: boolean;
  skipped: (Words & { day: string })[];
  reminders_from: string | null;
};
export type Testers = {
  items: { id: number; name: string; linked: boolean; me: boolean; said: string }[];
};

export type StageCode =
  | "invited"
  | "sent"
  | "arrived"
  | "opened"
  | "agreed"
  | "complete"
  | "partial"
  | "break_off"
  | "refused"
  | "not_eligible";
export type Cell = Stratum & {
  invited: number;
  complete: number;
  places: number;
  reserve: number;
  short: boolean;
};
export type Watch = {
  round: RoundRow;
  rev: number;
  may: May[];
  drawn: number;
  drawing: boolean;
  to_send: number;
  sent: number;
  left_seconds: number | null;
  per_second: number;
  wait: Wait | null;
  funnel: (Words & { code: StageCode; people: number })[];
  failures: Counted[];
  reminders: number;
  response_rate: number | null;
  expected_rate: number;
  cells: Cell[];
  stop_rates: {
    sends: number;
    blocked: number;
    failed: number;
    blocked_max: number;
    failed_max: number;
  };
  log: LogLine[];
};
export type Invited = {
  id: number;
  who: string; // masked by the service
  unit_name: string;
  field_name: string;
  state: string;
  state_words: Words;
  way: string;
  sent_at: string | null;
  ended_at: string | null;
  reminded_at: string | null;
  why: Words | null;
};
export type InvitedPage = { items: Invited[]; total: number; next: string | null };
