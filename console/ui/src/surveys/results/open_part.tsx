import { useState } from "react";
import { mayAct } from "../../session/rights";
import { useMe } from "../../session/use_session";
import { Button, Empty, ErrorNote, Loading, NoMatch, Select } from "../../ui";
import { useSurveyWords } from "../../words/use_survey_words";
import type { OpenAnswer, Results } from "../shapes";
import { useFigureWords } from "./figure_words";
import { InviteDialog } from "./invite_dialog";
import { AnswerLine } from "./answer_line";
import { useOpenAnswers, useThemes } from "./queries";
import { isNarrowed, type Scope } from "./scope";
import { ThemesDialog } from "./themes_dialog";

interface AnswersProps {
  id: number;
  scope: Scope;
  question: string;
  theme: string;
  onClear: () => void;
}

function Answers({ id, scope, question, theme, onClear }: AnswersProps) {
  const { say } = useSurveyWords();
  const words = useFigureWords();
  const may = mayAct(useMe(), "verbatims");
  const answers = useOpenAnswers(id, scope, question, theme);
  const themes = useThemes();
  const [invited, setInvited] = useState<OpenAnswer | null>(null);
  const again = () => void answers.refetch();
  if (!answers.data) {
    return answers.isError ? (
      <ErrorNote problem={answers.error} onRetry={again} />
    ) : (
      <Loading like="list" rows={5} onRetry={again} />
    );
  }
  const items = answers.data.pages.flatMap((page) => page.items);
  const total = answers.data.pages[0]?.total ?? 0;
  return (
    <div className="stack">
      {answers.isError && <ErrorNote problem={answers.error} onRetry={again} />}
      {items.length === 0 &&
        (theme ? (
          <NoMatch words={say("open.none_match")} onClear={onClear} />
        ) : (
          <Empty
            icon="note"
            words={say("open.none")}
            next={say(isNarrowed(scope) ? "open.none_narrowed" : "open.none_next")}
          />
        ))}
      {items.length > 0 && (
        <p className="small secondary">
          {say("open.shown", { shown: words.whole(items.length), total: words.whole(total) })}
        </p>
      )}
      <ul className="open-list">
        {items.map((one) => (
          <AnswerLine
            key={one.id}
            answer={one}
            themes={themes.data?.items ?? []}
            may={may}
            onInvite={() => setInvited(one)}
          />
        ))}
      </ul>
      {answers.hasNextPage && (
        <div className="row">
          <Button busy={answers.isFetchingNextPage} onClick={() => void answers.fetchNextPage()}>
            {say("open.more")}
          </Button>
        </div>
      )}
      {invited && <InviteDialog answer={invited} onClose={() => setInvited(null)} />}
    </div>
  );
}

// What people wrote in their own words; numbers, ids and names were masked before they came here.
interface OpenPartProps {
  id: number;
  open: Results["open"];
  scope: Scope;
}

export function OpenPart({ id, open, scope }: OpenPartProps) {
  const { say } = useSurveyWords();
  const words = useFigureWords();
  const may = mayAct(useMe(), "verbatims");
  const themes = useThemes();
  const [question, setQuestion] = useState(open[0]?.code ?? "");
  const [theme, setTheme] = useState("");
  const [book, setBook] = useState(false);
  const chosen = open.some((one) => one.code === question) ? question : (open[0]?.code ?? "");
  const shown = useOpenAnswers(id, scope, chosen, theme);
  if (open.length === 0) return null;
  const counted = shown.data?.pages[0]?.themes ?? [];
  const carried = (one: number) => counted.find((at) => at.id === one)?.answers ?? 0;
  const all = open.reduce((sum, one) => sum + one.answers, 0);
  return (
    <section className="chart-part" aria-labelledby="open-answers" data-testid="open">
      <div className="chart-head">
        <h2 id="open-answers">{say("open.title", { n: words.whole(all) })}</h2>
        {may && (
          <span className="push chart-toggle">
            <Button small icon="template" onClick={() => setBook(true)} testId="codebook">
              {say("themes.title")}
            </Button>
          </span>
        )}
      </div>
      <p className="small secondary">{say("open.masked")}</p>
      <div className="surveys-filter">
        <Select
          label={say("open.question")}
          value={chosen}
          onChange={setQuestion}
          options={open.map((one) => ({
            value: one.code,
            label: `${one.code} ${one.title} (${words.whole(one.answers)})`,
          }))}
        />
        <Select
          label={say("open.theme")}
          value={theme}
          onChange={setTheme}
          options={[
            { value: "", label: say("open.every_theme") },
            ...(themes.data?.items ?? []).map((one) => ({
              value: String(one.id),
              label: `${one.title} (${words.whole(carried(one.id))})`,
            })),
          ]}
          testId="open-theme"
        />
      </div>
      <Answers id={id} scope={scope} question={chosen} theme={theme} onClear={() => setTheme("")} />
      {book && <ThemesDialog onClose={() => setBook(false)} />}
    </section>
  );
}
