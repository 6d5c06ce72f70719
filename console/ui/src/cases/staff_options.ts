import type { Option } from "../ui";
import { codeWords } from "../words/code_words";
import type { Say } from "../words/use_words";
import type { StaffRow } from "./shapes";

export function staffOptions(staff: StaffRow[], say: Say): Option[] {
  return staff.map((one) => {
    const roles = (one.roles ?? []).map((role) => codeWords(say, "role", role)).join(", ");
    const shift = one.on_shift ? say("assign.on_shift") : "";
    return { value: one.id, label: one.name, hint: [roles, shift].filter(Boolean).join(" · ") };
  });
}
