// The twin of conflict_vi.ts.
import type { conflictVi } from "./conflict_vi";

export const conflictEn: Record<keyof typeof conflictVi, string> = {
  "conflict.text": "{name} changed this case at {time}.",
  "conflict.somebody": "Somebody else",
  "conflict.kept": "Nothing was saved. What you wrote is still here.",
  "conflict.keep": "Keep mine",
  "conflict.take": "Take the new one",
  "conflict.show": "See the differences",
  "conflict.hide": "Hide the differences",
  "conflict.theirs": "Changed by the other person",
  "conflict.field": "Field",
  "conflict.before": "When you opened it",
  "conflict.after": "Now",
  "conflict.mine": "What you were about to save",
  "conflict.none": "The main fields are the same; only the history grew.",
  "conflict.text_this": "{name} changed this at {time}.",
  "unsaved.mark": "Not saved",
  "unsaved.closed": "Not saved. What you wrote is still here when you open it again.",
  "unsaved.again": "Not saved: this is what you wrote last time.",
  "unsaved.drop": "Drop what is not saved",
};
