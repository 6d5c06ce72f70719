// What the list of questions can do, with what is said aloud and the way back.
import { useState } from "react";
import { useSpeaker } from "../../ui";
import { useSurveyWords } from "../../words/use_survey_words";
import type { Question, Questionnaire } from "../shapes";
import {
  addPage,
  borrowQuestion,
  duplicateQuestion,
  emptyQuestion,
  insertQuestion,
  moveQuestion,
  type Place,
  placed,
  removePage,
  removeQuestion,
  renamePage,
  restoreQuestion,
} from "./edits";
import type { Draft } from "./use_draft";

export function useEdits(draft: Draft) {
  const { say } = useSurveyWords();
  const speaker = useSpeaker();
  const [chosen, choose] = useState(0); // 0: invitation and thanks
  const { now, edit } = draft;
  const all = placed(now);
  const here = all.find((one) => one.number === chosen);
  // A new question stands after the chosen one, else at the end.
  const after: Place = here
    ? { page: here.page, at: here.at + 1 }
    : { page: now.pages.length - 1, at: now.pages.at(-1)?.questions.length ?? 0 };
  const numberAt = (whole: Questionnaire, place: Place) =>
    placed(whole).find((one) => one.page === place.page && one.at === place.at)?.number ?? 0;
  const told = (next: Questionnaire, place: Place) => {
    edit(next);
    choose(numberAt(next, place));
  };
  const withPage = () => (now.pages.length > 0 ? now : addPage(now, ""));
  const end = now.pages.length > 0 ? after : { page: 0, at: 0 };
  return {
    chosen: here ? chosen : 0,
    choose,
    move(step: 1 | -1): void {
      const moved = here && moveQuestion(now, here, step);
      if (!moved) return;
      told(moved.whole, moved.place);
      speaker.read(
        say("designer.moved", {
          code: here.question.code,
          n: numberAt(moved.whole, moved.place),
          all: all.length,
        }),
      );
    },
    duplicate(): void {
      if (!here) return;
      told(duplicateQuestion(now, here), { page: here.page, at: here.at + 1 });
      speaker.read(say("designer.duplicated", { code: here.question.code }));
    },
    add(): void {
      const labels: [string, string] = [say("form.yes"), say("form.no")];
      told(insertQuestion(withPage(), end, emptyQuestion(now, labels)), end);
    },
    borrow(from: Questionnaire, question: Question): void {
      told(borrowQuestion(withPage(), end, from, question), end);
      speaker.show(say("bank.taken", { code: question.code }));
    },
    remove(): void {
      if (!here) return;
      edit(removeQuestion(now, here));
      choose(Math.min(chosen, all.length - 1));
      speaker.show(say("designer.removed", { code: here.question.code }), {
        label: say("designer.undo"),
        run: () => {
          draft.change((text) => restoreQuestion(text, here));
          choose(chosen);
        },
      });
    },
    addPage: () => edit(addPage(now, "")),
    removePage: (at: number) => edit(removePage(now, at)),
    renamePage: (at: number, title: string) => edit(renamePage(now, at, title), `page ${at}`),
  };
}
export type Edits = ReturnType<typeof useEdits>;
