import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Link, useLocation } from "wouter";
import { call } from "../../call";
import { serverNow } from "../../time/server_clock";
import { AskDialog, Dialog, Empty, Select, TextField } from "../../ui";
import { useWrite } from "../../use_write";
import { useRoundWords } from "../../words/use_round_words";
import { proposedMonth } from "./figures";
import { Given } from "./given";
import { roundKey, ROUNDS } from "./queries";
import { useQuestionnaires } from "../questionnaires/queries";
import type { QuestionnaireRow } from "../shapes";
import type { Round } from "./shapes";
import { stepHref } from "./steps";

const keyOf = (one: { id: string; version: number }) => `${one.version} ${one.id}`;

interface NewRoundProps {
  items: QuestionnaireRow[];
  onClose: () => void;
}

function NewRoundForm({ items, onClose }: NewRoundProps) {
  const { say } = useRoundWords();
  const client = useQueryClient();
  const [, go] = useLocation();
  const deed = useWrite();
  const [name, setName] = useState(say("new.proposed", { month: proposedMonth(serverNow()) }));
  const [key, setKey] = useState(items[0] ? keyOf(items[0]) : "");
  const [tried, setTried] = useState(false);
  const chosen = items.find((one) => keyOf(one) === key);
  async function submit(): Promise<void> {
    setTried(true);
    if (!chosen || !name.trim()) return;
    await deed.run(async () => {
      const body = { name: name.trim(), questionnaire: chosen.id, version: chosen.version };
      const round = await call<Round>("POST", "/surveys/rounds", { body });
      client.setQueryData(roundKey(round.id), round);
      void client.invalidateQueries({ queryKey: [...ROUNDS, "all"] });
      go(stepHref(round.id, "source"));
    });
  }
  return (
    <AskDialog
      title={say("new.title")}
      submit={say("new.submit")}
      busy={deed.busy}
      problem={deed.problem}
      onSubmit={() => void submit()}
      onClose={onClose}
      testId="new-round-dialog"
    >
      <TextField
        label={say("plan.name")}
        value={name}
        onChange={setName}
        error={deed.fields.name ?? (tried && !name.trim() ? say("mistake.name") : null)}
        required
        autoFocus
        testId="new-round-name"
      />
      <Select
        label={say("plan.questionnaire")}
        value={key}
        onChange={setKey}
        options={items.map((one) => ({
          value: keyOf(one),
          label: say("plan.questionnaire_option", {
            title: one.title,
            n: one.version,
            state: say(`questionnaire.${one.state}`),
          }),
        }))}
        hint={say("new.questionnaire_hint")}
        error={deed.fields.questionnaire ?? deed.fields.version}
        required
        testId="new-round-questionnaire"
      />
    </AskDialog>
  );
}

export function NewRoundDialog({ onClose }: { onClose: () => void }) {
  const { say } = useRoundWords();
  const questionnaires = useQuestionnaires();
  const items = questionnaires.data?.items;
  if (items && items.length > 0) return <NewRoundForm items={items} onClose={onClose} />;
  return (
    <Dialog title={say("new.title")} onClose={onClose}>
      <Given query={questionnaires} rows={3}>
        {() => (
          <Empty
            words={say("new.no_questionnaire")}
            action={<Link href="/khao-sat/bo-cau-hoi">{say("list.questionnaires")}</Link>}
          />
        )}
      </Given>
    </Dialog>
  );
}
