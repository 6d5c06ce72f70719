import { useQueryClient } from "@tanstack/react-query";
import { call } from "../../call";
import { date } from "../../time/format";
import { Button, Drop, ErrorNote, PickMany } from "../../ui";
import { useWrite } from "../../use_write";
import { useSurveyWords } from "../../words/use_survey_words";
import type { OpenAnswer, Theme } from "../shapes";

interface AnswerLineProps {
  answer: OpenAnswer;
  themes: Theme[];
  may: boolean;
  onInvite: () => void;
}

function Tags({ answer, themes }: Pick<AnswerLineProps, "answer" | "themes">) {
  const { say } = useSurveyWords();
  const client = useQueryClient();
  const write = useWrite();
  const usable = themes.filter((one) => !one.retired || answer.themes.includes(one.id));
  const put = (chosen: string[]) =>
    void write.run(async () => {
      await call<OpenAnswer>("PUT", `/surveys/answers/${answer.id}/themes`, {
        body: { themes: chosen.map(Number) },
      });
      void client.invalidateQueries({ queryKey: ["survey-themes"] });
      await client.invalidateQueries({ queryKey: ["survey-answers"] });
    });
  return (
    <Drop
      label={say("open.tag_of", { day: date(answer.day) })}
      face={say("open.tag")}
      icon="pencil"
      testId={`tag-${answer.id}`}
    >
      {() => (
        <div className="stack" aria-busy={write.busy || undefined}>
          {usable.length === 0 ? (
            <p>{say("open.no_theme")}</p>
          ) : (
            <PickMany
              label={say("open.themes")}
              options={usable.map((one) => ({
                value: String(one.id),
                label: one.title,
                hint: one.about,
              }))}
              chosen={answer.themes.map(String)}
              onChange={put}
            />
          )}
          {write.problem != null && <ErrorNote problem={write.problem} />}
        </div>
      )}
    </Drop>
  );
}

export function AnswerLine({ answer, themes, may, onInvite }: AnswerLineProps) {
  const { say } = useSurveyWords();
  const named = answer.themes.map((id) => themes.find((one) => one.id === id)?.title ?? `#${id}`);
  return (
    <li className="open-answer" data-testid={`answer-${answer.id}`}>
      <blockquote lang="vi">{answer.text}</blockquote>
      <div className="row small">
        <span className="secondary">
          {answer.hidden_unit ? say("open.unit_hidden") : answer.unit_name} · {date(answer.day)}
        </span>
        {named.length > 0 && (
          <ul className="row open-themes" aria-label={say("open.themes")}>
            {named.map((name) => (
              <li key={name}>{name}</li>
            ))}
          </ul>
        )}
        <span className="push row open-acts">
          {may && <Tags answer={answer} themes={themes} />}
          {may && answer.may_invite && !answer.invited && (
            <Button
              small
              onClick={onInvite}
              label={say("invite.of", { day: date(answer.day) })}
              testId={`invite-${answer.id}`}
            >
              {say("invite.do")}
            </Button>
          )}
          {answer.invited && <span>{say("invite.done")}</span>}
        </span>
      </div>
    </li>
  );
}
