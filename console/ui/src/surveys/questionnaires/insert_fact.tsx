import { Button } from "../../ui";
import { useSurveyWords } from "../../words/use_survey_words";

interface InsertFactProps {
  facts: string[];
  into: () => HTMLTextAreaElement | null;
  onChange: (text: string) => void;
}

// Puts "{thu_tuc}" where the cursor stands, and leaves the cursor behind it.
export function InsertFact({ facts, into, onChange }: InsertFactProps) {
  const { say } = useSurveyWords();
  if (facts.length === 0) return null;
  function insert(name: string): void {
    const field = into();
    if (!field) return;
    const { value, selectionStart, selectionEnd } = field;
    const mark = `{${name}}`;
    onChange(value.slice(0, selectionStart) + mark + value.slice(selectionEnd));
    const end = selectionStart + mark.length;
    requestAnimationFrame(() => {
      field.focus();
      field.setSelectionRange(end, end);
    });
  }
  return (
    <div className="row insert-facts">
      <span className="small secondary">{say("form.insert")}</span>
      {facts.map((name) => (
        <Button
          small
          key={name}
          onClick={() => insert(name)}
          label={say("form.insert_fact", { name })}
        >
          {`{${name}}`}
        </Button>
      ))}
    </div>
  );
}
