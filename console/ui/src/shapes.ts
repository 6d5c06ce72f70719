// The shapes of the contract under short names, and those parts openapi.yaml gives only in words.
import type { components } from "./api";

type Schemas = components["schemas"];
export type Me = Schemas["Me"];
export type Shift = Me["shift"];
export type Window = Schemas["Window"];
export type Case = { id: string; number: string; status: string; settled: boolean; due?: string };
export type Citizen = Omit<Schemas["Citizen"], "cases"> & { cases?: Case[] };
export type MessageState = NonNullable<Schemas["Event"]["state"]>;

export type ChatEvent = Schemas["Event"];

export type Conversation = Schemas["Conversation"];
export type View = "queue" | "mine" | "bot" | "all";
export type Counts = Partial<
  Record<View | "branch" | "snoozed" | "silent" | "cases" | "cases_to_approve", number>
>;
export type ConversationList = {
  items: Conversation[];
  total: number;
  counts?: Counts;
  last_waiting_at?: string;
};
export type DraftKind = "reply" | "note";
export type Drafts = Partial<Record<DraftKind, string>>;
export type OpenConversation = {
  conversation: Conversation;
  citizen: Citizen;
  window: Window;
  draft?: Drafts;
};
export type EventPage = { items: ChatEvent[]; more: boolean };

export type LoginStep = Schemas["LoginStep"];
export type Enrolment = { secret: string; uri: string; qr_svg?: string };
export type DemoAccount = {
  username: string;
  password: string;
  name: string;
  roles: string[];
  role_name?: string;
};
export type Login = {
  id: string;
  device?: string;
  address?: string;
  since?: string;
  last_seen?: string;
  current?: boolean;
};
export type CannedAnswer = {
  id: string;
  title: string;
  shortcut?: string;
  text: string;
  values?: Record<string, string>;
};
export type CannedAnswers = { items: CannedAnswer[]; values?: Record<string, string> };

export type Health = { state: "good" | "warn" | "bad"; message_vi?: string; message_en?: string };
export type ChangeItem = { k: string; id?: string | number; rev?: number };
export type Changes = {
  cursor: string | number;
  now?: string;
  next_ms?: number;
  items: ChangeItem[];
  counts?: Counts;
  zalo?: Health;
  office?: { open: boolean; until?: string };
  version?: string;
  state?: string;
};
