// A case entered by staff: what is asked, and what is sent.
export const CHANNELS = ["dien_thoai", "thu", "email", "truc_tiep"] as const;
export const IDENTITIES = ["cong_khai", "giau_ten", "an_danh"] as const;

export interface NewCase {
  channel: string;
  name: string;
  phone: string;
  identity: (typeof IDENTITIES)[number];
  kind: string;
  category: string;
  unit: string;
  story: string;
  dossier_code: string;
}

export const LONGEST_STORY = 5000;
const PHONE = /^(\+?84|0)\d{8,10}$/;

export function usualCase(conversation: string): NewCase {
  return {
    channel: conversation ? "zalo" : "dien_thoai",
    name: "",
    phone: "",
    identity: "giau_ten",
    kind: "",
    category: "",
    unit: "",
    story: "",
    dossier_code: "",
  };
}

export type Fault = "missing" | "phone" | "too_long";

export function newCaseFaults(form: NewCase): Partial<Record<keyof NewCase, Fault>> {
  const faults: Partial<Record<keyof NewCase, Fault>> = {};
  const phone = form.phone.replace(/[\s.-]/g, "");
  if (!form.story.trim()) faults.story = "missing";
  if ([...form.story].length > LONGEST_STORY) faults.story = "too_long";
  if (!form.kind) faults.kind = "missing";
  if (form.identity !== "an_danh" && phone && !PHONE.test(phone)) faults.phone = "phone";
  return faults;
}

// Somebody who stays unknown leaves neither name nor number, whatever was typed before.
export function bodyOf(form: NewCase, conversation: string): Record<string, unknown> {
  const named = form.identity !== "an_danh";
  return {
    channel: form.channel,
    name: named ? form.name.trim() : "",
    phone: named ? form.phone.replace(/[\s.-]/g, "") : "",
    identity: form.identity,
    kind: form.kind,
    category: form.category,
    unit: form.unit,
    story: form.story.trim(),
    dossier_code: form.dossier_code.trim(),
    ...(conversation ? { conversation } : {}),
  };
}
