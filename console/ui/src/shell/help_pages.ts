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
export const PAGES: Record<"inbox" | "cases" | "admin", KeyLine> = {
  inbox: [["g h"], "keys.go_inbox"],
  cases: [["g p"], "keys.go_cases"],
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

// The address of a page, without what stands behind "?".
export function helpOf(path: string): HelpPage {
  if (path.startsWith("/hop-thoai")) return INBOX;
  if (path === "/phan-anh/tao") return { text: "keys.new_case_help", keys: [] };
  if (path.startsWith("/phan-anh/")) return CASE_FILE;
  if (path.startsWith("/phan-anh")) return CASE_LIST;
  if (path.startsWith("/quan-tri")) return { text: "keys.admin_help", keys: [] };
  if (path.startsWith("/tong-quan")) return { text: "keys.overview_help", keys: [] };
  return { text: "keys.profile_help", keys: [] };
}
