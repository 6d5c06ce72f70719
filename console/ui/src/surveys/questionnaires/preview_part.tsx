import { useEffect, useRef, useState } from "react";
import { Button, ErrorNote, Loading, SwitchField } from "../../ui";
import { useSurveyWords } from "../../words/use_survey_words";
import type { PreviewLine } from "../shapes";
import { buttonNumber } from "./button_numbers";
import { usePreview } from "./queries";
import { minutes } from "./words";

interface PreviewPartProps {
  text: string; // the questionnaire as it is sent
  seconds: number;
  ready: boolean; // it has no mistakes
  said: string[]; // by the officer who tries it
  onSaid: (said: string[]) => void;
}

interface BubbleProps {
  line: PreviewLine;
  numbers: boolean; // buttons as Zalo may not show them
  last: boolean;
  onSay: (words: string) => void;
}

function Bubble({ line, numbers, last, onSay }: BubbleProps) {
  const { say } = useSurveyWords();
  return (
    <div className={`phone-line phone-${line.who}`}>
      <span className="sr-only">{say(`preview.${line.who}`)}: </span>
      <div className="phone-bubble">{line.text}</div>
      {last && line.buttons.length > 0 && (
        <div className="phone-buttons">
          {line.buttons.map((button, at) => {
            const number = numbers ? buttonNumber(line.text, button.label) : null;
            return (
              <button
                type="button"
                key={at}
                onClick={() => onSay(button.says)}
                aria-label={number ? `${number}: ${button.label}` : undefined}
              >
                {number ?? button.label}
              </button>
            );
          })}
        </div>
      )}
    </div>
  );
}

function Phone({ lines, ended, numbers, onSay }: PhoneProps) {
  const { say } = useSurveyWords();
  const [typed, setTyped] = useState("");
  const log = useRef<HTMLDivElement>(null);
  useEffect(() => {
    log.current?.scrollTo({ top: log.current.scrollHeight });
  }, [lines]);
  const send = () => {
    const words = typed.trim();
    if (!words) return;
    setTyped("");
    onSay(words);
  };
  return (
    <div className="phone" lang="vi">
      <div className="phone-head">{say("preview.account")}</div>
      <div
        ref={log}
        className="phone-log"
        role="log"
        aria-label={say("preview.log")}
        tabIndex={0} // what is long is scrolled with the arrows
      >
        {lines.map((line, at) => (
          <Bubble
            key={at}
            line={line}
            numbers={numbers}
            last={at === lines.length - 1 && !ended}
            onSay={onSay}
          />
        ))}
        {ended && <div className="phone-end small">{say("preview.ended")}</div>}
      </div>
      <form
        className="phone-write"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <input
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          aria-label={say("preview.write")}
          placeholder={say("preview.write")}
          disabled={ended}
          data-testid="preview-write"
        />
        <button type="submit" disabled={ended || !typed.trim()}>
          {say("preview.send")}
        </button>
      </form>
    </div>
  );
}
interface PhoneProps {
  lines: PreviewLine[];
  ended: boolean;
  numbers: boolean;
  onSay: (words: string) => void;
}

// The real engine plays what was said so far, from the start, each time.
export function PreviewPart({ text, seconds, ready, said, onSaid }: PreviewPartProps) {
  const { say } = useSurveyWords();
  const [numbers, setNumbers] = useState(false);
  const [plain, setPlain] = useState(false);
  const [long, setLong] = useState(false);
  const preview = usePreview(text, { accents: !plain, long_names: long, said });
  const again = () => void preview.refetch();
  return (
    <div className="stack preview">
      <div className="row">
        <h2>{say("designer.preview")}</h2>
        <span className="push small secondary">
          {say("preview.time", { time: minutes(seconds) })}
        </span>
      </div>
      {preview.isError && ready && <ErrorNote problem={preview.error} onRetry={again} />}
      {preview.isError && !ready && <p className="small">{say("preview.mistakes")}</p>}
      {preview.isPending && <Loading like="chat" rows={3} onRetry={again} />}
      {preview.data && (
        <div aria-busy={preview.isPlaceholderData || undefined}>
          <Phone
            lines={preview.data.lines}
            ended={preview.data.ended}
            numbers={numbers}
            onSay={(words) => onSaid([...said, words])}
          />
        </div>
      )}
      <div className="row">
        <Button small icon="undo" onClick={() => onSaid([])} testId="preview-again">
          {say("preview.again")}
        </Button>
        <Button
          small
          disabled={said.length === 0}
          onClick={() => onSaid(said.slice(0, -1))}
          testId="preview-back"
        >
          {say("preview.back")}
        </Button>
      </div>
      <SwitchField label={say("preview.numbers")} checked={numbers} onChange={setNumbers} />
      <SwitchField label={say("preview.plain")} checked={plain} onChange={setPlain} />
      <SwitchField label={say("preview.long")} checked={long} onChange={setLong} />
    </div>
  );
}
