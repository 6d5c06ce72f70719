// What the service tells about cases (Phản ánh). Ids are texts, times ISO with +07:00.
import type { FileShown } from "../files/shapes";

export type DueKind =
  "overdue" | "today" | "soon" | "in_time" | "paused" | "approval" | "done" | "none";
export type Due = { kind: DueKind; days?: number; hours?: number; since?: string };
export type Person = { id: string; name: string };

export type CaseRow = {
  id: string;
  number: string;
  received_at: string;
  channel: string;
  summary: string;
  restricted: boolean;
  hidden: boolean; // restricted, and not for this reader
  branch: number | null;
  branch_name: string;
  unit: string;
  unit_name: string;
  assigned_unit: string;
  assigned_unit_name: string;
  category: string;
  category_name: string;
  status: string;
  status_name: string;
  due_at: string | null;
  due: Due;
  who: string;
  rev: number;
  urgent: boolean;
  assignee: Person | null;
};

export type Attachment = FileShown & {
  may_mask?: boolean;
  masked?: { by: string; at: string } | null;
};
export type Answer = {
  text: string;
  title: string;
  proposed_by?: string;
  proposed_at?: string;
  approved_by?: string;
  at?: string | null;
};
export type HistoryItem = { at: string; by: string; what: string; text: string; internal: boolean };
export type Delivery = {
  at: string;
  state: string;
  text: string;
  why?: string;
  why_en?: string;
};
export type Allowed = { name: string; allowed: boolean; why?: string; why_en?: string };
export type Tasks = {
  classified: boolean;
  forwarded: boolean;
  answered: boolean;
  approved: boolean;
  sent: boolean;
  apology: "" | "missing" | "present" | "not_needed";
};

export type CaseFile = CaseRow & {
  kind?: string;
  text: string;
  text_full: boolean;
  unmasked_until?: string | null; // this reader sees the original until then
  procedure_name?: string;
  dossier_code?: string;
  apology?: string;
  apology_date?: string;
  apology_text?: string;
  old_unit_name?: string;
  identity: string;
  phone_masked?: string;
  co_units: Person[];
  question?: string;
  reason?: string;
  place?: string;
  outcome?: string;
  citizen_verdict: string | null;
  verdict_words?: string;
  reopened: number;
  extensions: number;
  national_number?: string;
  how_due?: string;
  calendar_version?: string;
  attachments: Attachment[];
  conversation: string | null;
  answer: Answer | null;
  draft: { text: string; title: string; at?: string; by?: string; mine?: boolean } | null;
  request?: { days: number; reason: string; by: string; at: string } | null; // for more time
  history: HistoryItem[];
  tasks: Tasks;
  actions: Allowed[];
  conflict: { units: string[]; text: string; text_en?: string } | null;
  merged_into: { id: string; number: string } | null;
  merged_from: { id: string; number: string; until: string }[];
  proposal: {
    category: string;
    kind: string;
    why: string;
    urgent?: boolean;
    why_en?: string;
  } | null;
  delivery: Delivery[];
  will_send?: { text: string; why: string; why_en?: string } | null; // the window is closed
};
export type Opened = { case: CaseFile };
// null: the case went where this reader may not follow.
export type Answered = { case: CaseFile | null; created?: CaseRow | null };

export type Counts = Partial<Record<string, number>>;
export type CaseList = {
  items: CaseRow[];
  total: number;
  page: number;
  size: number;
  counts: Counts;
};

export type Coded = { code: string; name: string };
export type Reason = { code: string; text: string };
export type Unit = {
  id: string;
  name: string;
  level?: string;
  parent?: string;
  from?: string;
  to?: string | null;
  old_names?: string[];
};
export type Catalog = {
  categories: (Coded & { branch?: number })[];
  kinds: Coded[];
  branches: { no: number; name: string; lead?: string }[];
  units: Unit[];
  outcomes: Coded[];
  refuse_reasons: Reason[];
  extend_reasons: Reason[];
  channels: Coded[];
  places: { to: string; text: string }[];
  unmask_reasons?: Reason[];
  templates?: { code: string; title: string; text: string }[];
};

export type Consequence = { vi: string; en: string };
export type DeadlineStory = {
  received_at: string;
  days: string[];
  skipped: { date: string; why: string }[];
  due_at: string | null;
  calendar_version: string;
  pauses: { from: string; to: string | null }[];
  extensions: { from: string; to: string; reason: string }[];
  old: { due_at: string; why: string }[];
  text: string;
  text_en?: string;
};
export type Duplicates = {
  items: { case: CaseRow; percent: number; why?: string }[];
  same_citizen: CaseRow[];
  same_unit_total: number;
};
export type StaffRow = Person & { roles?: string[]; on_shift?: boolean };
export type Unmasked = {
  until: string;
  text: string;
  name: string;
  phone: string;
  address?: string;
  watermark: string;
};
export type SavedFilter = {
  name: string;
  query: string;
  shared_role: string | null;
  owner?: string; // of one that is shared by somebody else
};
export type SavedFilters = { items: SavedFilter[]; shared?: SavedFilter[] };
export type BulkResult = {
  done: string[];
  failed: { id: string; why: string; why_en?: string }[];
};
