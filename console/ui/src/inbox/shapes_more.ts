// What Hộp thoại gets beyond the short names of ../shapes.ts.
import type { components } from "../api";
import type { ChatEvent, Conversation, ConversationList, Counts } from "../shapes";

type Schemas = components["schemas"];
export type DeskView = "queue" | "mine" | "branch" | "snoozed" | "bot" | "all";
export type DeskCounts = Partial<Record<DeskView, number>> & Counts;
export type Row = Conversation;
export type RowList = ConversationList;

export type Reason = NonNullable<ChatEvent["reason"]>;
export type DeskEvent = ChatEvent;
export type Targets = Schemas["Targets"];
export type ZbsTemplates = Schemas["ZbsTemplates"];
export type ZbsTemplate = ZbsTemplates["items"][number];
