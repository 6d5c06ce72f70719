// One form over all five steps. What is typed stays in this tab until it is saved or thrown away;
// when somebody else was quicker, the newer round stands beside it.
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type Met, useRevised } from "../../admin/use_revised";
import { call, type CallError } from "../../call";
import { useMe } from "../../session/use_session";
import { focusFault, useSpeaker } from "../../ui";
import { useWrite } from "../../use_write";
import { useRoundWords } from "../../words/use_round_words";
import { type Mistake, mistakesIn, saidAbout } from "./mistakes";
import { bodyOf, formOf, type RoundForm } from "./plan_form";
import { useQuestionnaire } from "../questionnaires/queries";
import type { Questionnaire } from "../shapes";
import { roundKey, roundPath, useRoundShown } from "./queries";
import type { Round } from "./shapes";

// The names it knows; null while it is not known here itself.
const factsOf = (known: Questionnaire | null) => known && (known.facts ?? []);

export function usePlan(round: Round) {
  const { say } = useRoundWords();
  const client = useQueryClient();
  const shown = useRoundShown(round.id);
  const speaker = useSpeaker();
  const me = useMe();
  const deed = useWrite();
  const [tried, setTried] = useState(false);
  const now = { rev: String(round.rev), form: formOf(round) };

  // A refusal may bring the newer round; its log says who was quicker.
  async function newer(failure: CallError): Promise<Met<RoundForm>> {
    const brought = (failure.body as { round?: Round }).round;
    const fresh = brought ?? (await call<Round>("GET", roundPath(round.id)));
    client.setQueryData(roundKey(round.id), fresh);
    const last = [...fresh.log].sort((a, b) => Date.parse(a.at) - Date.parse(b.at)).at(-1);
    const form = formOf(fresh);
    return { rev: String(fresh.rev), form, by: last?.who ?? "", at: last?.at ?? "" };
  }
  const revised = useRevised<RoundForm>(`${me.id} round ${round.id}`, now, newer);
  const { form } = revised;
  const opened = useQuestionnaire(form.questionnaire, form.version);
  const questionnaire = opened.data?.questionnaire ?? null;
  const mistakes = mistakesIn(form, factsOf(questionnaire));
  const words = (one: Mistake) => say(one.key, one.values);

  // True when it is saved. part: what was chosen just now, and is not in the form yet.
  async function save(part: Partial<RoundForm> = {}, base = revised.base): Promise<boolean> {
    const whole = { ...form, ...part };
    revised.put(part);
    setTried(true);
    const wrong = mistakesIn(whole, factsOf(questionnaire)).length > 0;
    let done = false;
    if (!wrong) {
      await deed.run(async () => {
        done = await revised.save(async (rev) => {
          const body = { rev: Number(rev), ...bodyOf(whole) };
          shown.show(await call<Round>("PUT", roundPath(round.id), { body }));
        }, base);
      });
    }
    if (done) {
      setTried(false);
      speaker.show(say("plan.saved"));
    } else {
      focusFault();
    }
    return done;
  }
  function errorAt(at: string): string | null {
    const mine = tried ? mistakes.find((one) => one.at === at) : undefined;
    return (mine && words(mine)) ?? saidAbout(deed.fields, at) ?? null;
  }
  return {
    round,
    form,
    put: revised.put,
    revised,
    questionnaire,
    save,
    errorAt,
    deed,
    mistakes: tried ? mistakes : [],
    words,
    may: round.may.includes("change"),
  };
}
export type PlanWork = ReturnType<typeof usePlan>;
