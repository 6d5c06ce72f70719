// What the tabs of units and templates get (openapi.yaml, /admin/units, /admin/templates).
export type Period = { from: string; to: string };
export type Unit = {
  id: string;
  parent: string;
  level: string;
  name: string;
  gso: string;
  aliases: string[];
  from: string;
  to: string | null;
  formed_from: string[];
  formed_from_names: string[];
  became: string[];
};
export type Lead = { unit: string; name: string; from: string; to: string | null };
export type Branch = { no: number; name: string; leads: Lead[] };
export type Contact = { person?: string; phone?: string; address?: string };
export type OfficeChange = {
  id: string;
  what: "added" | "ended" | "hours" | "contact" | "lead";
  subject: string;
  day: string;
  entry: Contact & { name?: string; unit?: string; takes_along?: boolean };
  reason: string;
  by: string;
  at: string;
  revocable: boolean;
};
export type Units = {
  today: string;
  items: Unit[];
  branches: Branch[];
  hours: { common: Period[]; own: Record<string, Period[]> };
  changes: OfficeChange[];
};
export type Touched = {
  cases: number;
  accounts?: string[];
  branches?: number[];
  below?: string[];
  moves?: { cases: number; stay: number; accounts: number } | null; // what goes along
};
export type Decided = { saved: boolean; touched: Touched | null };

export type TextKind = "canned" | "case_answer" | "zbs";
export type TextState = "enabled" | "pending" | "rejected" | "expired" | "withdrawn";
export type Field = { name: string; label: string; max: number };
export type Template = {
  kind: TextKind;
  code: string;
  rev: number;
  title: string;
  shortcut: string;
  text: string;
  variables: string[];
  fields: Field[];
  state: TextState;
  by: string;
  at: string;
};
export type Templates = { items: Template[]; filled: Record<TextKind, string[]> };
