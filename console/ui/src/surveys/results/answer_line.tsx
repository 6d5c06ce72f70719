import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
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
  const [chosen, setChosen] = useState(answer.themes);
  const usable = themes.filter((one) => !one.retired || answer.themes.includes(one.id));
  // A tick stands at once; when the service refuses it goes again.
  const put = (ticked: string[]) => {
    const next = ticked.map(Number);
    setChosen(next);
    void write.run(async () => {
      try {
        const body = { themes: next };
        await call<OpenAnswer>("PUT", `/surveys/answers/${answer.id}/themes`, { body });
      } catch (failure) {
        setChosen(answer.themes);
        throw failure;
      }
      void client.invalidateQueries({ queryKey: ["survey-themes"] });
      await client.invalidateQueries({ queryKey: ["survey-answers"] });
    });
  };
  return (
    <Drop
      label={say("open.tag_of", { day: date(answer.day) })}
      face={say("open.tag")}
      icon="pencil"
      end
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
              chosen={chosen.map(String)}
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
