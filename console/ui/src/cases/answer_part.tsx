import { useRef, useState } from "react";
import { useMe } from "../session/use_session";
import { useKeys } from "../shell/keys";
import { MESSAGE_LIMIT, messageLength } from "../text/splitting";
import { dateTime } from "../time/format";
import { Button, CheckField, Icon, Menu, Note, TextArea, TextField } from "../ui";
import { useWords } from "../words/use_words";
import { actionOf, may, whyNot } from "./actions";
import { useAnswerDraft } from "./answer_drafts";
import { filledFrom } from "./answer_fill";
import { AnswerGaps } from "./answer_gaps";
import { AnswerPreview } from "./answer_preview";
import { CHECKS, useChecks } from "./checks";
import { useCatalog } from "./queries";
import type { Answer, CaseFile } from "./shapes";

interface AnswerProps {
  file: CaseFile;
  onAction: (name: string) => void;
}

function Given({ answer, sent }: { answer: Answer; sent: boolean }) {
  const { say } = useWords();
  return (
    <div className="given" data-testid="given-answer">
      {answer.title && <b lang="vi">{answer.title}</b>}
      <p className="case-text" lang="vi">
        {answer.text}
      </p>
      <p className="small secondary">
        {answer.proposed_by &&
          say("answer.proposed", {
            name: answer.proposed_by,
            at: answer.proposed_at ? dateTime(answer.proposed_at) : "–",
          })}{" "}
        {answer.approved_by && say("answer.approved", { name: answer.approved_by })}{" "}
        {sent && answer.at && say("answer.sent", { at: dateTime(answer.at) })}
      </p>
    </div>
  );
}

interface TemplatesProps {
  file: CaseFile;
  onPick: (text: string) => void; // filled with what the case knows
}

function Templates({ file, onPick }: TemplatesProps) {
  const { say } = useWords();
  const catalog = useCatalog();
  const templates = catalog.data?.templates ?? [];
  if (templates.length === 0) return null;
  return (
    <Menu
      label={say("answer.templates")}
      testId="templates"
      face={
        <>
          <Icon name="template" />
          <span>{say("answer.templates")}</span>
        </>
      }
      groups={[
        {
          choices: templates.map((one) => ({
            key: one.code,
            icon: "template",
            label: one.title,
            hint: filledFrom(file, one.text).slice(0, 80),
            onChoose: () => onPick(filledFrom(file, one.text)),
          })),
        },
      ]}
    />
  );
}

function Checklist({ id }: { id: string }) {
  const { say } = useWords();
  const me = useMe();
  const [checks, setChecks] = useChecks(me.id, id);
  return (
    <fieldset className="checks">
      <legend>{say("answer.checks")}</legend>
      {CHECKS.map((name) => (
        <CheckField
          key={name}
          label={say(`answer.check.${name}`)}
          checked={checks[name]}
          onChange={(on) => setChecks({ ...checks, [name]: on })}
        />
      ))}
    </fieldset>
  );
}

function Editor({ file, onAction }: AnswerProps) {
  const { say } = useWords();
  const me = useMe();
  const [preview, setPreview] = useState(false);
  const box = useRef<HTMLTextAreaElement>(null);
  const server = file.draft ?? (file.answer && { ...file.answer }) ?? null;
  const draft = useAnswerDraft(file.id, server && { title: server.title, text: server.text });
  const length = messageLength(draft.text);
  const others = file.draft?.mine === false || (file.draft?.by ?? me.name) !== me.name;
  const colleague = others ? (file.draft?.by ?? "") : "";
  useKeys({ "Ctrl+s": draft.flush });
  return (
    <div className="stack" data-testid="answer-editor">
      {colleague && <Note kind="plain">{say("answer.colleague", { name: colleague })}</Note>}
      <TextField
        label={say("answer.title")}
        hint={say("answer.title_hint")}
        value={draft.title}
        onChange={(title) => draft.write({ title })}
        testId="answer-title"
      />
      <TextArea
        ref={box}
        label={say("answer.text")}
        rows={9}
        value={draft.text}
        onChange={(text) => draft.write({ text })}
        onBlur={draft.flush}
        describedBy="answer-count"
        testId="answer-text"
      />
      <AnswerGaps text={draft.text} box={box} />
      <div className="row">
        <Templates
          file={file}
          onPick={(text) =>
            draft.write({ text: draft.text.trim() ? `${draft.text.trimEnd()}\n${text}` : text })
          }
        />
        <Button kind="quiet" icon="eye" onClick={() => setPreview(true)} testId="answer-preview">
          {say("answer.preview")}
        </Button>
        <span id="answer-count" className={`push small ${length > MESSAGE_LIMIT ? "fault" : ""}`}>
          {say("answer.count", { n: length, limit: MESSAGE_LIMIT })}
          {length > MESSAGE_LIMIT && ` ${say("answer.long")}`}
        </span>
      </div>
      <Checklist id={file.id} />
      <div className="row">
        <span className="small secondary" role="status" data-testid="draft-state">
          {draft.state === "failed" && say("answer.draft_failed")}
          {draft.state === "writing" && say("answer.draft_writing")}
          {draft.state === "kept" && draft.text && say("answer.draft_saved")}
        </span>
        <span className="push row">
          <Button icon="save" keys="Control+S" onClick={draft.flush} testId="save-draft">
            {say("answer.save")}
          </Button>
          <Button kind="primary" icon="send" onClick={() => onAction("submit")} testId="submit">
            {say("act.submit")}
          </Button>
        </span>
      </div>
      {preview && <AnswerPreview text={draft.text} onClose={() => setPreview(false)} />}
    </div>
  );
}

export function AnswerPart({ file, onAction }: AnswerProps) {
  const { say, language } = useWords();
  const submit = actionOf(file, "submit");
  const why = whyNot(submit, language);
  const waiting = file.status === "cho_duyet";
  return (
    <section className="part" aria-labelledby="answer-title">
      <h2 id="answer-title">{say("answer.heading")}</h2>
      {file.answer && (waiting || !submit?.allowed) && (
        <Given answer={file.answer} sent={file.tasks.sent} />
      )}
      {waiting && (
        <div className="row">
          {actionOf(file, "send_back")?.allowed && (
            <Button icon="undo" onClick={() => onAction("send_back")} testId="send-back">
              {say("act.send_back")}
            </Button>
          )}
          {may(file, "approve") ? (
            <Button
              kind="primary"
              icon="checks"
              onClick={() => onAction("approve")}
              testId="approve"
            >
              {say("act.approve")}
            </Button>
          ) : (
            <ApproveWhy file={file} />
          )}
        </div>
      )}
      {submit?.allowed ? (
        <Editor file={file} onAction={onAction} />
      ) : (
        !file.answer && <p className="secondary">{why ?? say("answer.none")}</p>
      )}
    </section>
  );
}

function ApproveWhy({ file }: { file: CaseFile }) {
  const { say, language } = useWords();
  const why = whyNot(actionOf(file, "approve"), language);
  return <p className="secondary">{why ?? say("answer.waiting")}</p>;
}
