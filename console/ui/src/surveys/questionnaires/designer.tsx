import { useState } from "react";
import { useKeys } from "../../shell/keys";
import { ErrorNote, Tabs, useSpeaker } from "../../ui";
import { useSurveyWords } from "../../words/use_survey_words";
import type { Finding, OpenQuestionnaire } from "../shapes";
import { BankDialog } from "./bank_dialog";
import { ConflictDialog } from "./conflict_dialog";
import { DesignerBar, WrittenBefore } from "./designer_bar";
import { clean, placed } from "./edits";
import { FindingsPart } from "./findings_part";
import { PreviewPart } from "./preview_part";
import { useCheck, useSettled } from "./queries";
import { QuestionForm } from "./question_form";
import { QuestionList } from "./question_list";
import { useDraft } from "./use_draft";
import { useEdits } from "./use_edits";
import { useNarrow } from "./use_narrow";
import { useUndoKey } from "./use_undo_key";
import { WholeForm } from "./whole_form";

interface DesignerProps {
  id: string;
  open: OpenQuestionnaire;
  editable: boolean;
}
type Column = "list" | "form" | "preview";
const COLUMNS: Column[] = ["list", "form", "preview"];

const mistakes = (findings: Finding[]) => findings.filter((one) => one.weight === "mistake").length;

export function Designer({ id, open, editable }: DesignerProps) {
  const { say } = useSurveyWords();
  const speaker = useSpeaker();
  const narrow = useNarrow();
  const [column, setColumn] = useState<Column>("list");
  const [bank, setBank] = useState(false);
  const [said, setSaid] = useState<string[]>([]); // stays while another column is looked at
  const draft = useDraft(id, open.questionnaire.version, open);
  const deeds = useEdits(draft);
  const { now } = draft;
  const settled = useSettled(JSON.stringify(clean(now)));
  const check = useCheck(settled);
  const findings = check.data?.findings ?? open.findings;
  const lengths = check.data?.lengths ?? [];
  const seconds = check.data?.seconds ?? open.seconds;
  const save = async () => {
    if (!draft.unsaved || draft.busy) return;
    if (await draft.save()) speaker.show(say("designer.saved"));
  };
  useKeys(
    editable
      ? {
          "Alt+ArrowUp": () => deeds.move(-1),
          "Alt+ArrowDown": () => deeds.move(1),
          "Ctrl+d": deeds.duplicate,
          "Ctrl+s": () => void save(),
        }
      : {},
  );
  useUndoKey(editable && draft.canUndo ? draft.undo : undefined);
  const all = placed(now);
  const chosen = all.find((one) => one.number === deeds.chosen);
  const choose = (number: number) => {
    deeds.choose(number);
    if (narrow) setColumn("form");
  };
  const parts = {
    list: (
      <div className="stack">
        <QuestionList
          whole={now}
          chosen={deeds.chosen}
          findings={findings}
          onChoose={choose}
          deeds={editable ? deeds : null}
          onBank={() => setBank(true)}
        />
        <FindingsPart findings={findings} all={all} busy={check.isFetching} onChoose={choose} />
        {check.isError && <ErrorNote problem={check.error} onRetry={() => void check.refetch()} />}
      </div>
    ),
    form: chosen ? (
      <QuestionForm
        key={chosen.number}
        whole={now}
        placed={chosen}
        saved={draft.base.text}
        editable={editable}
        findings={findings.filter((one) => one.question === chosen.question.code)}
        length={lengths.find((one) => one.question === chosen.question.code)}
        onEdit={draft.edit}
      />
    ) : (
      <WholeForm
        whole={now}
        editable={editable}
        findings={findings.filter((one) => one.question === "")}
        onEdit={draft.edit}
      />
    ),
    preview: (
      <PreviewPart
        text={settled}
        seconds={seconds}
        ready={mistakes(findings) === 0}
        said={said}
        onSaid={setSaid}
      />
    ),
  };
  return (
    <>
      {editable && <DesignerBar draft={draft} findings={findings} onSave={() => void save()} />}
      {draft.again && <WrittenBefore draft={draft} />}
      {draft.problem != null && <ErrorNote problem={draft.problem} />}
      {narrow ? (
        <Tabs
          label={say("designer.columns")}
          value={column}
          onChange={setColumn}
          tabs={COLUMNS.map((one) => ({ value: one, label: say(`designer.${one}`) }))}
        >
          <div className="designer-one">{parts[column]}</div>
        </Tabs>
      ) : (
        <div className="designer-columns">
          {COLUMNS.map((one) => (
            <section
              key={one}
              className={`designer-column designer-${one}`}
              aria-label={say(`designer.${one}`)}
            >
              {parts[one]}
            </section>
          ))}
        </div>
      )}
      {bank && (
        <BankDialog
          id={id}
          onTake={(from, question) => deeds.borrow(from, question)}
          onClose={() => setBank(false)}
        />
      )}
      {draft.conflict && <ConflictDialog draft={draft} />}
    </>
  );
}
