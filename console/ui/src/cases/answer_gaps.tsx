import type { RefObject } from "react";
import { openVariables } from "../text/variables";
import { Button, Icon } from "../ui";
import { useWords } from "../words/use_words";
import { placeOf } from "./answer_fill";

interface GapsProps {
  text: string;
  box: RefObject<HTMLTextAreaElement | null>;
}

// The names of a template that are still open. A press selects one, so that it is typed over.
export function AnswerGaps({ text, box }: GapsProps) {
  const { say } = useWords();
  const names = openVariables(text);
  if (names.length === 0) return null;
  function go(name: string): void {
    const place = placeOf(text, name);
    if (!place) return;
    box.current?.focus();
    box.current?.setSelectionRange(...place);
  }
  return (
    <div className="row answer-gaps" role="status" data-testid="answer-gaps">
      <Icon name="alert" /> <span>{say("answer.gaps")}</span>
      {names.map((name) => (
        <Button
          key={name}
          small
          label={say("answer.gap", { name: `{${name}}` })}
          onClick={() => go(name)}
        >
          <mark>{`{${name}}`}</mark>
        </Button>
      ))}
    </div>
  );
}
