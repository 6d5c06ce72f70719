import { useEffect, useRef } from "react";
import { Button, Icon, IconButton, TextField } from "../../ui";
import { useSurveyWords } from "../../words/use_survey_words";
import type { Finding, QuestionPage, Questionnaire } from "../shapes";
import { type Placed, placed } from "./edits";
import type { Edits } from "./use_edits";

interface QuestionListProps {
  whole: Questionnaire;
  chosen: number;
  findings: Finding[];
  deeds: Edits | null; // null: only to be read
  onChoose: (number: number) => void;
  onBank: () => void;
}

function Acts({ one, last, deeds }: { one: Placed; last: boolean; deeds: Edits }) {
  const { say } = useSurveyWords();
  const { code } = one.question;
  return (
    <div className="question-acts">
      <IconButton
        icon="up"
        label={say("designer.up", { code })}
        disabled={one.number === 1 && one.page === 0}
        testId="question-up"
        onClick={() => deeds.move(-1)}
      />
      <IconButton
        icon="down"
        label={say("designer.down", { code })}
        disabled={last}
        testId="question-down"
        onClick={() => deeds.move(1)}
      />
      <IconButton
        icon="copy"
        label={say("designer.duplicate", { code })}
        testId="question-copy"
        onClick={deeds.duplicate}
      />
      <IconButton
        icon="trash"
        label={say("designer.remove", { code })}
        testId="question-drop"
        onClick={deeds.remove}
      />
    </div>
  );
}

interface EntryProps {
  one: Placed;
  chosen: boolean;
  marks: Finding[];
  onChoose: () => void;
}

function Entry({ one, chosen, marks, onChoose }: EntryProps) {
  const { say } = useSurveyWords();
  const { question } = one;
  const wrong = marks.some((mark) => mark.weight === "mistake");
  return (
    <button
      type="button"
      className="question-entry"
      aria-current={chosen ? "true" : undefined}
      onClick={onChoose}
      data-testid={`question-${question.code}`}
    >
      <span className="question-number">{one.number}</span>
      <span className="question-name">
        <b>{question.code}</b> <span lang="vi">{question.title || question.ask}</span>
        <span className="question-kind">
          {say(`kind.${question.kind}`)}
          {question.sensitive && ` · ${say("designer.sensitive")}`}
          {question.only?.length ? ` · ${say("designer.branch")}` : ""}
          {question.overall && ` · ${say("designer.overall")}`}
        </span>
      </span>
      {marks.length > 0 && (
        <span className={wrong ? "fault" : "advice"}>
          <Icon name="alert" />
          <span className="sr-only">{say(wrong ? "designer.wrong" : "designer.advised")}</span>
        </span>
      )}
    </button>
  );
}

interface PageHeadProps {
  page: QuestionPage;
  at: number;
  deeds: Edits | null;
}

function PageHead({ page, at, deeds }: PageHeadProps) {
  const { say } = useSurveyWords();
  const name = say("designer.page", { n: at + 1 });
  if (!deeds) return <h2 className="question-page">{page.title || name}</h2>;
  return (
    <div className="question-page row">
      <TextField
        label={say("designer.page_title", { n: at + 1 })}
        value={page.title ?? ""}
        onChange={(title) => deeds.renamePage(at, title)}
      />
      {page.questions.length === 0 && (
        <IconButton
          icon="trash"
          label={say("designer.page_remove", { n: at + 1 })}
          onClick={() => deeds.removePage(at)}
        />
      )}
    </div>
  );
}

// The moved question keeps the focus: on its entry, or on the button that moved it.
function useMovedFocus(chosen: number, whole: Questionnaire) {
  const frame = useRef<HTMLElement>(null);
  const last = useRef("");
  useEffect(() => {
    const entry = frame.current?.querySelector<HTMLElement>('.question-entry[aria-current="true"]');
    const focused = document.activeElement;
    if (focused?.matches(".question-list .question-entry")) entry?.focus();
    if (!last.current || focused !== document.body) return;
    const again = frame.current?.querySelector<HTMLElement>(`[data-testid="${last.current}"]`);
    (again?.hasAttribute("disabled") ? entry : (again ?? entry))?.focus();
  }, [chosen, whole]);
  const note = (target: EventTarget) => {
    last.current = (target as HTMLElement).closest("button")?.dataset.testid ?? "";
  };
  return { frame, note };
}

export function QuestionList(props: QuestionListProps) {
  const { whole, chosen, findings, deeds, onChoose, onBank } = props;
  const { say } = useSurveyWords();
  const { frame, note } = useMovedFocus(chosen, whole);
  const all = placed(whole);
  const paged = whole.pages.length > 1;
  return (
    <nav
      ref={frame}
      className="question-list"
      aria-label={say("designer.list")}
      onFocus={(event) => note(event.target)}
    >
      <button
        type="button"
        className="question-entry"
        aria-current={chosen === 0 ? "true" : undefined}
        onClick={() => onChoose(0)}
        data-testid="question-0"
      >
        <span className="question-number">0</span>
        <span className="question-name">{say("designer.whole")}</span>
      </button>
      {whole.pages.map((page, at) => (
        <div key={at}>
          {paged && <PageHead page={page} at={at} deeds={deeds} />}
          <ol>
            {all
              .filter((one) => one.page === at)
              .map((one) => (
                <li key={one.number}>
                  <Entry
                    one={one}
                    chosen={one.number === chosen}
                    marks={findings.filter((mark) => mark.question === one.question.code)}
                    onChoose={() => onChoose(one.number)}
                  />
                  {deeds && one.number === chosen && (
                    <Acts
                      one={one}
                      last={one.number === all.length && at === whole.pages.length - 1}
                      deeds={deeds}
                    />
                  )}
                </li>
              ))}
          </ol>
        </div>
      ))}
      {deeds && (
        <div className="row question-add">
          <Button small icon="plus" onClick={deeds.add} testId="question-add">
            {say("designer.add")}
          </Button>
          <Button small icon="template" onClick={onBank} testId="question-bank">
            {say("designer.bank")}
          </Button>
          <Button small icon="file" onClick={deeds.addPage}>
            {say("designer.add_page")}
          </Button>
        </div>
      )}
    </nav>
  );
}
