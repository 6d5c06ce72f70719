import { useLocation } from "wouter";
import { Dialog } from "../ui";
import { type Key, useWords } from "../words/use_words";
import { usePreferences } from "./preferences";

const EVERYWHERE: [string[], Key][] = [
  [["?"], "keys.help"],
  [["g t"], "keys.go_overview"],
  [["g h"], "keys.go_inbox"],
  [["g p"], "keys.go_cases"],
  [["Ctrl+K"], "keys.palette"],
];
const CASES: [string[], Key][] = [
  [["j", "k"], "keys.row"],
  [["Enter"], "keys.open_case"],
  [["Esc"], "keys.escape"],
  [["x", "Shift+x"], "keys.select"],
  [["/"], "keys.search"],
  [["c"], "keys.classify"],
  [["u"], "keys.route"],
  [["Ctrl+S"], "keys.save_draft"],
];
const INBOX: [string[], Key][] = [
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
];

export default function HelpDialog({ onClose }: { onClose: () => void }) {
  const { say } = useWords();
  const [path] = useLocation();
  const { single_keys } = usePreferences();
  const inbox = path.startsWith("/hop-thoai");
  const cases = path.startsWith("/phan-anh");
  const help = inbox ? "keys.inbox_help" : cases ? "keys.cases_help" : "keys.profile_help";
  const more = inbox ? INBOX : cases ? CASES : [];
  return (
    <Dialog title={say("keys.title")} onClose={onClose} testId="help">
      <p>{say(help)}</p>
      {!single_keys && <p className="secondary">{say("keys.off")}</p>}
      <table className="keys">
        <caption className="sr-only">{say("keys.title")}</caption>
        <thead>
          <tr>
            <th scope="col">{say("keys.key")}</th>
            <th scope="col">{say("keys.does")}</th>
          </tr>
        </thead>
        <tbody>
          {[...EVERYWHERE, ...more].map(([keys, does]) => (
            <tr key={does}>
              <td>
                {keys.map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
              </td>
              <td>{say(does)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Dialog>
  );
}
