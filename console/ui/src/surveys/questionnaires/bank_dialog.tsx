import { useState } from "react";
import { found } from "../../text/folding";
import { Asked, Button, Dialog, Icon, NoMatch, Select, TextField } from "../../ui";
import { useSurveyWords } from "../../words/use_survey_words";
import type { Question, Questionnaire, QuestionnaireRow } from "../shapes";
import { questionsOf } from "./edits";
import { useQuestionnaire, useQuestionnaires } from "./queries";

interface BankDialogProps {
  id: string; // of the questionnaire that is being written
  onTake: (from: Questionnaire, question: Question) => void;
  onClose: () => void;
}

// Of each questionnaire its newest version.
function newest(all: QuestionnaireRow[]): QuestionnaireRow[] {
  const seen = new Set<string>();
  return all.filter((row) => !seen.has(row.id) && seen.add(row.id));
}

function Questions({ row, onTake }: { row: QuestionnaireRow; onTake: BankDialogProps["onTake"] }) {
  const { say } = useSurveyWords();
  const open = useQuestionnaire(row.id, row.version);
  const [query, setQuery] = useState("");
  return (
    <Asked query={open} rows={6}>
      {({ questionnaire }) => {
        const all = questionsOf(questionnaire);
        const shown = all.filter((one) => found(query, one.code, one.title ?? "", one.ask));
        return (
          <>
            <TextField
              label={say("bank.search")}
              value={query}
              onChange={setQuery}
              icon={<Icon name="search" />}
            />
            {shown.length === 0 && (
              <NoMatch words={say("bank.none")} onClear={() => setQuery("")} />
            )}
            <ul className="bank-list">
              {shown.map((one) => (
                <li key={one.code}>
                  <div>
                    <b>{one.code}</b> {one.title}{" "}
                    <span className="small secondary">{say(`kind.${one.kind}`)}</span>
                    <div className="small">{one.ask}</div>
                  </div>
                  <Button
                    small
                    icon="plus"
                    onClick={() => onTake(questionnaire, one)}
                    label={say("bank.take_of", { code: one.code })}
                    testId={`take-${one.code}`}
                  >
                    {say("bank.take")}
                  </Button>
                </li>
              ))}
            </ul>
          </>
        );
      }}
    </Asked>
  );
}

export function BankDialog({ id, onTake, onClose }: BankDialogProps) {
  const { say } = useSurveyWords();
  const list = useQuestionnaires();
  const [chosen, setChosen] = useState("");
  return (
    <Dialog title={say("bank.title")} onClose={onClose} wide testId="bank">
      <Asked query={list} rows={6}>
        {({ items }) => {
          const others = newest(items).filter((row) => row.id !== id);
          const row = others.find((one) => one.id === chosen) ?? others[0];
          if (!row) return <p>{say("bank.empty")}</p>;
          return (
            <>
              <Select
                label={say("bank.from")}
                value={row.id}
                onChange={setChosen}
                options={others.map((one) => ({
                  value: one.id,
                  label: say("list.name", { title: one.title, version: one.version }),
                }))}
              />
              <Questions key={row.id} row={row} onTake={onTake} />
            </>
          );
        }}
      </Asked>
    </Dialog>
  );
}
