import { pieces } from "../../text/variables";
import { useRoundWords } from "../../words/use_round_words";
import { useSettled } from "../questionnaires/queries";
import { useFirstMessage } from "./queries";
import type { PreviewLine, Questionnaire } from "../shapes";
import type { PlanWork } from "./use_plan";

function Bubble({ line }: { line: PreviewLine }) {
  return (
    <div className="first-said">
      <p className="first-words">
        {pieces(line.text).map((piece, at) =>
          piece.open ? <mark key={at}>{piece.text}</mark> : <span key={at}>{piece.text}</span>,
        )}
      </p>
      {line.buttons.length > 0 && (
        <ul className="first-buttons">
          {line.buttons.map((one) => (
            <li key={one.says}>{one.label}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

interface PhoneProps {
  questionnaire: Questionnaire;
  invitation: string;
}

function Phone({ questionnaire, invitation }: PhoneProps) {
  const { say } = useRoundWords();
  const first = useFirstMessage(invitation ? { ...questionnaire, invitation } : questionnaire);
  // Without an answer of the engine the words stand as they are written.
  const written = {
    who: "bot" as const,
    text: invitation || questionnaire.invitation,
    buttons: [],
  };
  const lines = first.data && !first.isError ? first.data.lines : [written];
  return (
    <div aria-busy={first.isPlaceholderData || first.isPending || undefined}>
      <div className="first-message" lang="vi" data-testid="first-message">
        {lines
          .filter((one) => one.who === "bot")
          .map((one, at) => (
            <Bubble key={at} line={one} />
          ))}
      </div>
      {first.isError && <p className="small secondary">{say("words.preview_off")}</p>}
    </div>
  );
}

// What a citizen reads first, as the engine would say it.
export function FirstMessage({ plan }: { plan: PlanWork }) {
  const { say } = useRoundWords();
  const invitation = useSettled(plan.form.words.invitation.trim());
  if (!plan.questionnaire) return null;
  return (
    <aside className="stack plan-part" aria-label={say("words.preview")}>
      <h3>{say("words.preview")}</h3>
      <Phone questionnaire={plan.questionnaire} invitation={invitation} />
      <p className="small secondary">{say("words.preview_hint")}</p>
    </aside>
  );
}
