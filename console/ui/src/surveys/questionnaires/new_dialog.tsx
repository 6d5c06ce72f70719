import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useLocation } from "wouter";
import { call } from "../../call";
import { AskDialog, Select, TextField } from "../../ui";
import { useWrite } from "../../use_write";
import { useSurveyWords } from "../../words/use_survey_words";
import type { OpenQuestionnaire, QuestionnaireRow } from "../shapes";
import { codeFrom, freeCode, isCode } from "./edits";
import { pageOf } from "./queries";

export type NewWay = "next" | "copy";

interface NewDialogProps {
  all: QuestionnaireRow[];
  from?: QuestionnaireRow; // else it is asked for
  way: NewWay;
  onClose: () => void;
}

const keyOf = (row: QuestionnaireRow) => `${row.id} ${row.version}`;

function useNew({ all, from, way, onClose }: NewDialogProps) {
  const { say } = useSurveyWords();
  const client = useQueryClient();
  const write = useWrite();
  const [, go] = useLocation();
  const [source, setSource] = useState(keyOf(from ?? all[0]!));
  const row = all.find((one) => keyOf(one) === source) ?? all[0]!;
  const ids = all.map((one) => one.id);
  const usual = way === "next" ? row.title : say("new.copy_of", { title: row.title });
  const [title, setTitle] = useState<string | null>(null);
  const [id, setId] = useState<string | null>(null);
  const [wrong, setWrong] = useState({ title: "", id: "" });
  const named = title ?? usual;
  const code = id ?? freeCode(ids, codeFrom(named, "bo_cau_hoi"));
  function faults() {
    const taken = ids.some((one) => one.toLowerCase() === code.toLowerCase());
    return {
      title: named.trim() ? "" : say("new.title_missing"),
      id:
        way === "next"
          ? ""
          : !isCode(code)
            ? say("form.code_form")
            : taken
              ? say("new.id_taken")
              : "",
    };
  }
  function submit(): void {
    const found = faults();
    setWrong(found);
    if (found.title || found.id) return;
    void write.run(async () => {
      const made = await call<OpenQuestionnaire>("POST", "/surveys/questionnaires", {
        body: {
          from: { id: row.id, version: row.version },
          id: way === "next" ? row.id : code,
          title: named.trim(),
        },
      });
      void client.invalidateQueries({ queryKey: ["questionnaires"] });
      onClose();
      go(pageOf(way === "next" ? row.id : code, made.questionnaire.version));
    });
  }
  return { write, row, source, setSource, named, setTitle, code, setId, wrong, submit };
}

export function NewDialog(props: NewDialogProps) {
  const { say } = useSurveyWords();
  const form = useNew(props);
  const { all, from, way, onClose } = props;
  return (
    <AskDialog
      title={say(from ? `new.${way}_title` : "new.title")}
      submit={say(`new.${way}_submit`)}
      busy={form.write.busy}
      problem={form.write.problem}
      onSubmit={form.submit}
      onClose={onClose}
      testId="new-questionnaire-dialog"
    >
      <p>{say(way === "next" ? "new.next_text" : "new.copy_text")}</p>
      {!from && (
        <Select
          label={say("new.from")}
          value={form.source}
          onChange={form.setSource}
          options={all.map((row) => ({
            value: keyOf(row),
            label: say("list.name", { title: row.title, version: row.version }),
          }))}
          autoFocus
        />
      )}
      <TextField
        label={say("form.title_whole")}
        value={form.named}
        onChange={form.setTitle}
        error={form.wrong.title || form.write.fields.title}
        required
        autoFocus={Boolean(from)}
        testId="new-title"
      />
      {way === "copy" && (
        <TextField
          label={say("new.id")}
          hint={say("new.id_hint")}
          value={form.code}
          onChange={form.setId}
          error={form.wrong.id || form.write.fields.id}
          required
          testId="new-id"
        />
      )}
    </AskDialog>
  );
}
