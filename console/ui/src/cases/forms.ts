// The plain dialogs: what each asks for. The richer ones (classify, route, merge …) have their own.
import type { Option } from "../ui";
import type { Key, Say } from "../words/use_words";
import type { Body } from "./action_dialog";
import type { CaseFile, Catalog, Reason, StaffRow } from "./shapes";
import { staffOptions } from "./staff_options";

export type Values = Record<string, string>;

interface Base {
  name: string;
  label: Key;
  hint?: Key;
  required?: boolean;
  when?: (values: Values) => boolean;
}
export type Field =
  | (Base & {
      as: "area" | "line" | "days" | "date" | "combo";
      options?: Option[];
      optionsFor?: (values: Values) => Option[];
      most?: number;
    })
  | (Base & {
      as: "choice" | "radio";
      options: { value: string; label: string; hint?: string }[];
      fills?: { name: string; texts: Values };
    });

export interface Form {
  fields: Field[];
  usual: Values;
  body: (values: Values) => Body;
  danger?: boolean;
  path?: string; // where its POST goes, when not by its name
}

export interface FormGround {
  file: CaseFile;
  catalog: Catalog | undefined;
  staff: StaffRow[];
  say: Say;
}

const reasonField: Field = { name: "reason", as: "area", label: "form.reason", required: true };
const trimmed = (values: Values): Body =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value.trim()]));

function withReasons(reasons: Reason[] | undefined, name: string, say: Say): Field {
  const list = reasons ?? [];
  return {
    name,
    as: "choice",
    label: "form.reason_kind",
    required: true,
    options: [
      { value: "", label: say("form.choose") },
      ...list.map((one) => ({ value: one.code, label: one.text })),
    ],
    fills: { name: "reason", texts: Object.fromEntries(list.map((one) => [one.code, one.text])) },
  };
}

function extendForm({ file, catalog, say }: FormGround): Form {
  return {
    fields: [
      {
        name: "days",
        as: "days",
        label: "form.days",
        hint: "form.days_hint",
        required: true,
        most: 30,
      },
      withReasons(catalog?.extend_reasons, "code", say),
      { ...reasonField, hint: "form.reason_shown" },
    ],
    usual: {
      days: file.request ? String(file.request.days) : "",
      code: file.request ? "khac" : "",
      reason: file.request?.reason ?? "",
    },
    body: (values) => ({ days: Number(values.days), reason: values.reason!.trim() }),
  };
}

function refuseForm({ catalog, say }: FormGround): Form {
  return {
    fields: [
      withReasons(catalog?.refuse_reasons, "code", say),
      { ...reasonField, hint: "form.reason_shown" },
      { name: "place", as: "line", label: "form.place", hint: "form.place_hint", required: true },
    ],
    usual: { code: "", reason: "", place: "" },
    body: trimmed,
    danger: true,
  };
}

function redirectForm({ catalog, say }: FormGround): Form {
  const ways = ["khieu_nai", "to_cao", "ngoai_pham_vi"] as const;
  const places = catalog?.places ?? [];
  return {
    fields: [
      {
        name: "to",
        as: "radio",
        label: "form.to",
        required: true,
        options: ways.map((one) => ({ value: one, label: say(`form.to.${one}`) })),
      },
      {
        name: "place",
        as: "combo",
        label: "form.body",
        hint: "form.body_hint",
        required: true,
        options: [],
        optionsFor: ({ to }) =>
          places
            .filter((one) => !to || one.to === to)
            .map((one) => ({ value: one.text, label: one.text })),
      },
      { name: "confirmed_by", as: "line", label: "form.confirmed_by", required: true },
    ],
    usual: { to: "", place: "", confirmed_by: "" },
    body: trimmed,
    danger: true,
  };
}

function closeForm({ catalog, say }: FormGround): Form {
  const codes = ["giai_quyet_xong", "mot_phan", "khong_thuoc", "khong_du_thong_tin"] as const;
  const known = catalog?.outcomes.filter((one) => one.code) ?? [];
  const options =
    known.length > 0
      ? known.map((one) => ({ value: one.code, label: one.name }))
      : codes.map((one) => ({ value: one, label: say(`outcome.${one}`) }));
  return {
    fields: [{ name: "outcome", as: "radio", label: "form.outcome", required: true, options }],
    usual: { outcome: "" },
    body: trimmed,
  };
}

function apologyForm({ file, say }: FormGround): Form {
  const values = ["mot_lan", "nhieu_lan", "khong"] as const;
  const given = (now: Values) => now.value === "mot_lan" || now.value === "nhieu_lan";
  return {
    fields: [
      {
        name: "value",
        as: "radio",
        label: "form.apology",
        required: true,
        options: values.map((one) => ({ value: one, label: say(`apology.${one}`) })),
      },
      { name: "date", as: "date", label: "form.apology_date", required: true, when: given },
      {
        name: "text",
        as: "area",
        label: "form.apology_text",
        hint: "form.apology_text_hint",
        when: (now) => now.value === "khong",
      },
    ],
    usual: {
      value: file.apology ?? "",
      date: file.apology_date ?? "",
      text: file.apology_text || say("apology.draft", { code: file.dossier_code || "…" }),
    },
    body: (now) => ({
      value: now.value,
      ...(given(now) ? { date: now.date } : { text: now.text!.trim() }),
    }),
  };
}

const FORMS: Record<string, (ground: FormGround) => Form> = {
  ask: () => ({
    fields: [
      {
        name: "question",
        as: "area",
        label: "form.question",
        hint: "form.question_hint",
        required: true,
      },
    ],
    usual: { question: "" },
    body: trimmed,
  }),
  accept: () => ({ fields: [], usual: {}, body: trimmed }),
  start: () => ({ fields: [], usual: {}, body: trimmed }),
  unmerge: () => ({ fields: [], usual: {}, body: trimmed }),
  extend: extendForm,
  // Turned down by the same POST, with no days.
  extend_refuse: () => ({
    path: "extend",
    fields: [reasonField],
    usual: { reason: "" },
    body: (values) => ({ days: 0, reason: values.reason!.trim() }),
  }),
  refuse: refuseForm,
  redirect: redirectForm,
  close: closeForm,
  apology: apologyForm,
  send_back: () => ({ fields: [reasonField], usual: { reason: "" }, body: trimmed }),
  restrict: () => ({ fields: [reasonField], usual: { reason: "" }, body: trimmed, danger: true }),
  reopen: () => ({ fields: [reasonField], usual: { reason: "" }, body: trimmed }),
  national: ({ file }) => ({
    fields: [{ name: "number", as: "line", label: "form.national", required: true }],
    usual: { number: file.national_number ?? "" },
    body: trimmed,
  }),
  assign: ({ file, staff, say }) => ({
    fields: [
      {
        name: "staff",
        as: "combo",
        label: "assign.staff",
        options: [{ value: "", label: say("assign.nobody") }, ...staffOptions(staff, say)],
      },
    ],
    usual: { staff: file.assignee?.id ?? "" },
    body: (values) => ({ staff: values.staff || null }),
  }),
};

export function isPlain(name: string): boolean {
  return name in FORMS;
}

export function formOf(name: string, ground: FormGround): Form {
  return FORMS[name]!(ground);
}

// The fault of one field, or nothing.
export function faultOf(field: Field, values: Values, say: Say): string | null {
  const value = (values[field.name] ?? "").trim();
  if (field.when && !field.when(values)) return null;
  if (field.required && !value) return say("form.missing");
  if (field.as === "days" && !(Number(value) >= 1 && Number(value) <= (field.most ?? 30))) {
    return say("form.days_wrong", { n: field.most ?? 30 });
  }
  return null;
}
