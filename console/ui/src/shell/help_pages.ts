// What the help says on which page: a text of its own, and the keys that work there.
import type { Key } from "../words/use_words";

export type KeyLine = [keys: string[], does: Key];
export interface HelpPage {
  text: Key;
  keys: KeyLine[];
}

// Of those only the ones for pages the person may see.
export const EVERYWHERE: KeyLine[] = [
  [["?"], "keys.help"],
  [["g t"], "keys.go_overview"],
  [["Ctrl+K", "/"], "keys.palette"],
];
export const PAGES: Record<"inbox" | "cases" | "surveys" | "admin", KeyLine> = {
  inbox: [["g h"], "keys.go_inbox"],
  cases: [["g p"], "keys.go_cases"],
  surveys: [["g k"], "keys.go_surveys"],
  admin: [["g q"], "keys.go_admin"],
};

const INBOX: HelpPage = {
  text: "keys.inbox_help",
  keys: [
    [["j", "k"], "keys.next"],
    [["Enter"], "keys.open"],
    [["Esc"], "keys.escape"],
    [["t"], "keys.claim"],
    [["r"], "keys.reply"],
    [["n"], "keys.note"],
    [["Alt+B"], "keys.release"],
    [["Ctrl+Enter"], "keys.send"],
    [["Ctrl+/"], "keys.canned"],
    [["Ctrl+Z"], "keys.undo"],
  ],
};
const CASE_LIST: HelpPage = {
  text: "keys.cases_help",
  keys: [
    [["j", "k"], "keys.row"],
    [["Enter"], "keys.open_case"],
    [["x", "Shift+x"], "keys.select"],
    [["/"], "keys.search"],
    [["Esc"], "keys.unselect"],
  ],
};
const CASE_FILE: HelpPage = {
  text: "keys.case_help",
  keys: [
    [["c"], "keys.classify"],
    [["u"], "keys.route"],
    [["Ctrl+S"], "keys.save_draft"],
    [["Esc"], "keys.escape"],
  ],
};

const DESIGNER: HelpPage = {
  text: "keys.designer_help",
  keys: [
    [["Alt+↑", "Alt+↓"], "keys.move_question"],
    [["Ctrl+D"], "keys.duplicate"],
    [["Ctrl+S"], "keys.save_draft"],
    [["Ctrl+Z"], "keys.undo_edit"],
  ],
};

// The address of a page, without what stands behind "?".
export function helpOf(path: string): HelpPage {
  if (path.startsWith("/hop-thoai")) return INBOX;
  if (path === "/phan-anh/tao") return { text: "keys.new_case_help", keys: [] };
  if (path.startsWith("/phan-anh/")) return CASE_FILE;
  if (path.startsWith("/phan-anh")) return CASE_LIST;
  if (path.startsWith("/khao-sat/bo-cau-hoi/")) return DESIGNER;
  if (path.startsWith("/khao-sat")) return { text: "keys.surveys_help", keys: [] };
  if (path.startsWith("/quan-tri")) return { text: "keys.admin_help", keys: [] };
  if (path.startsWith("/tong-quan")) return { text: "keys.overview_help", keys: [] };
  return { text: "keys.profile_help", keys: [] };
}
