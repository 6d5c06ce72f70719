// What Hộp thoại gets beyond the short names of ../shapes.ts.
import type { FileShown } from "../files/shapes";
import type { ChatEvent, Conversation, ConversationList, View } from "../shapes";

export type DeskView = View | "branch" | "snoozed";
export type DeskCounts = Partial<Record<DeskView, number>>;

export type Row = Omit<Conversation, "branch_guess"> & {
  branch_guess?: number | null;
  silent?: boolean;
  snoozed_until?: string | null;
  reminded?: boolean;
  meant_for?: { name: string; mine: boolean; by: string; until?: string } | null;
  closed?: { at: string; reason: string; by: string } | null;
};
export type RowList = Omit<ConversationList, "items" | "counts"> & {
  items: Row[];
  counts?: DeskCounts;
};

export type Reason = {
  flow?: string;
  version?: string;
  step?: string;
  rule?: string;
  said?: string[];
  understood?: Record<string, string>;
};

export type DeskEvent = Omit<ChatEvent, "attachment"> & {
  files?: FileShown[];
  can_retry?: boolean;
  retried?: boolean;
  retry_of?: string; // the time of the message it repeats
  reason?: Reason;
  move?: string;
  target?: string;
  note?: string;
};

export type Targets = {
  people: { to: string; name: string; role: string; held: number }[];
  branches: { to: string; no: number; name: string }[];
  restricted: boolean;
};

export type ZbsTemplate = {
  id: string;
  title: string;
  text: string;
  fields: { name: string; label: string; max: number }[];
};
export type ZbsTemplates = { items: ZbsTemplate[]; contacts: string[] };
