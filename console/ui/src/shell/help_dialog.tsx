import { useLocation } from "wouter";
import { mayLook, seesCases, seesSurveys } from "../session/rights";
import { useMe } from "../session/use_session";
import { Dialog, SwitchField } from "../ui";
import { useWords } from "../words/use_words";
import { FaultPart } from "./fault_part";
import { EVERYWHERE, helpOf, type KeyLine, PAGES } from "./help_pages";
import { prefer, usePreferences } from "./preferences";

function Keys({ lines, title }: { lines: KeyLine[]; title: string }) {
  const { say } = useWords();
  if (lines.length === 0) return null;
  return (
    <table className="keys">
      <caption>{title}</caption>
      <thead>
        <tr>
          <th scope="col">{say("keys.key")}</th>
          <th scope="col">{say("keys.does")}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(([keys, does]) => (
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
  );
}

export default function HelpDialog({ onClose }: { onClose: () => void }) {
  const { say } = useWords();
  const [path] = useLocation();
  const me = useMe();
  const { single_keys } = usePreferences();
  const page = helpOf(path);
  const everywhere = [
    ...EVERYWHERE,
    ...(mayLook(me, "queue") || mayLook(me, "restricted") ? [PAGES.inbox] : []),
    ...(seesCases(me) ? [PAGES.cases] : []),
    ...(seesSurveys(me) ? [PAGES.surveys] : []),
    ...(mayLook(me, "admin") ? [PAGES.admin] : []),
  ];
  return (
    <Dialog title={say("keys.title")} onClose={onClose} testId="help">
      <p>{say(page.text)}</p>
      <Keys title={say("keys.here")} lines={page.keys} />
      <Keys title={say("keys.everywhere")} lines={everywhere} />
      <SwitchField
        label={say("profile.single_keys")}
        hint={say("profile.single_keys_text")}
        checked={single_keys}
        onChange={(on) => prefer({ single_keys: on })}
      />
      <FaultPart />
    </Dialog>
  );
}
