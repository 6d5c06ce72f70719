// The shapes of the contract under short names.
import type { components } from "./api";

type Schemas = components["schemas"];
export type Me = Schemas["Me"];
export type Shift = Me["shift"];
export type Window = Schemas["Window"];
export type Citizen = Schemas["Citizen"];
export type Case = Citizen["cases"][number];
export type ChatEvent = Schemas["Event"];
export type MessageState = NonNullable<ChatEvent["state"]>;

export type Conversation = Schemas["Conversation"];
export type Counts = Partial<Schemas["DeskCounts"]>;
export type ConversationList = Schemas["ConversationList"];
export type DraftKind = "reply" | "note";
export type OpenConversation = Schemas["OpenConversation"];
export type EventPage = Schemas["EventPage"];

export type LoginStep = Schemas["LoginStep"];
export type Enrolment = Schemas["Enrolment"];
export type Enrolled = Schemas["Enrolled"];
export type DemoAccount = Schemas["DemoAccounts"]["items"][number];
export type Login = Schemas["Login"];
export type CannedAnswer = {
  id: string;
  title: string;
  shortcut?: string;
  text: string;
  values?: Record<string, string>;
};
export type CannedAnswers = { items: CannedAnswer[]; values?: Record<string, string> };

export type Changes = Schemas["Changes"];
export type ChangeItem = Changes["items"][number];
export type StoppedRound = NonNullable<Changes["rounds_stopped"]>[number];
export type Health = NonNullable<Changes["zalo"]>;
