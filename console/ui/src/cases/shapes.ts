// What the service tells about cases (Phản ánh), under short names. Ids are texts, times ISO with
// +07:00.
import type { FileShown } from "../files/shapes";
import type { components } from "../api";

type Schemas = components["schemas"];
export type CaseRow = Schemas["CaseRow"];
export type Due = CaseRow["due"];
export type DueKind = Due["kind"];

export type Attachment = FileShown & {
  may_mask?: boolean;
  masked?: { by: string; at: string } | null;
};
export type CaseFile = Omit<Schemas["CaseFile"], "attachments"> & {
  attachments: Attachment[];
};
export type WillSend = NonNullable<CaseFile["will_send"]>;
export type LabelCount = { name: string; cases: number };
export type Answer = NonNullable<CaseFile["answer"]>;
export type HistoryItem = CaseFile["history"][number];
export type Delivery = CaseFile["delivery"][number];
export type Allowed = Schemas["CaseAction"];
// Hidden: restricted, and not for this reader.
export type Made = { case: CaseFile };
export type Opened = { case: CaseFile | Schemas["HiddenCase"] };
// null: the case went where this reader may not follow.
export type Answered = { case: CaseFile | null; created?: CaseRow | null };
export type CaseList = Schemas["CaseList"];
export type Counts = CaseList["counts"];

export type Coded = Schemas["Coded"];
export type Reason = Schemas["CodedReason"];
export type Catalog = Schemas["Catalog"] & {
  templates?: { code: string; title: string; text: string }[];
};
export type Unit = Catalog["units"][number];

export type Consequence = Schemas["Consequence"];
export type DeadlineStory = Schemas["Deadline"];
export type Duplicates = Schemas["Duplicates"];
export type StaffRow = Schemas["Assignable"];
export type Unmasked = Schemas["Unmasked"];
export type SavedFilter = Schemas["SavedFilter"];
export type SavedFilters = Schemas["SavedFilters"];
export type BulkResult = Schemas["AssignedMany"];
