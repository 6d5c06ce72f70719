// English for cases_more_vi.ts; the keys are the same.
import type { casesMoreVi } from "./cases_more_vi";

export const casesMoreEn: Record<keyof typeof casesMoreVi, string> = {
  "answer.gaps": "Still to be filled in:",
  "answer.gap": "Go to {name}",
  "answer.gaps_open": "Still to be filled in: {names}.",
  "approve.will": "When you approve, the citizen gets:",
  "approve.will.tin_thuong": "an ordinary Zalo message, then the question how satisfied they are",
  "approve.will.tin_mau": "Zalo's template “{template}”",
  "approve.will.bang_tay": "nothing by Zalo: somebody has to tell them",
  "approve.will.changed": "You changed the answer: the template takes the changed one.",
  "history.template": "template",
  "cases.filter.label": "Label",
  "bulk.slips": "Print slips",
  "bulk.slips_most": "At most {n} slips at once.",
  "label.action": "Labels",
  "label.list": "Labels",
  "label.title": "Labels of {n} cases",
  "label.add": "Labels to add",
  "label.add_hint": "Separated by commas, for example: Báo chí, Điểm nóng đất đai",
  "label.known": "Labels in use:",
  "label.remove": "Remove labels",
  "label.nothing": "Type a label, or choose labels to remove.",
  "label.save": "Save labels",
  "label.done": "Labels saved of {n} cases.",
  "label.failed": "Labels not saved of {n} cases:",
};
