import { useState } from "react";
import { useMe } from "../session/use_session";
import { MESSAGE_LIMIT, messageLength } from "../text/splitting";
import { wordDiff } from "../text/word_diff";
import { dateTime } from "../time/format";
import { Button, Note, TextArea } from "../ui";
import { useWords } from "../words/use_words";
import { ActionDialog } from "./action_dialog";
import { may } from "./actions";
import { forget, useKept } from "./kept";
import type { CaseFile } from "./shapes";
import { useAct } from "./use_act";

interface DrawerProps {
  file: CaseFile;
  onSendBack: () => void;
  onClose: () => void;
  onDone: () => void;
}

function Changes({ before, after }: { before: string; after: string }) {
  const { say } = useWords();
  return (
    <section aria-label={say("approve.changes")} data-testid="changes">
      <h3>{say("approve.changes")}</h3>
      <p className="case-text diff" lang="vi">
        {wordDiff(before, after).map((piece, at) =>
          piece.kind === "same" ? (
            <span key={at}>{piece.text}</span>
          ) : piece.kind === "gone" ? (
            <del key={at}>{piece.text}</del>
          ) : (
            <ins key={at}>{piece.text}</ins>
          ),
        )}
      </p>
    </section>
  );
}

// The answer beside the complaint. What the approver changes is tracked, and goes on record.
export function ApproveDrawer({ file, onSendBack, onClose, onDone }: DrawerProps) {
  const { say, language } = useWords();
  const me = useMe();
  const act = useAct(file);
  const key = `${me.id} ${file.id} approve`;
  const proposed = act.base.answer?.text ?? "";
  const [text, setText] = useKept(key, proposed);
  const [tried, setTried] = useState(false);
  const changed = text.trim() !== proposed.trim();
  const { answer, will_send } = act.base;
  const length = messageLength(text);
  return (
    <ActionDialog
      act={act}
      name="approve"
      drawer
      body={text.trim() ? (changed ? { text: text.trim() } : {}) : null}
      mine={[{ label: say("file.answer"), value: text }]}
      more={
        may(file, "send_back") && (
          <Button icon="undo" onClick={onSendBack} testId="drawer-send-back">
            {say("act.send_back")}
          </Button>
        )
      }
      onTried={() => setTried(true)}
      onDone={() => {
        forget(key);
        onDone();
      }}
      onClose={onClose}
    >
      <div className="sides">
        <section className="side-case" aria-labelledby="approve-story">
          <h3 id="approve-story">{say("approve.story", { number: file.number })}</h3>
          <p className="small secondary">
            {file.category_name} · {dateTime(file.received_at)}
          </p>
          <p className="case-text" lang="vi">
            {file.text}
          </p>
        </section>
        <section className="stack" aria-label={say("file.answer")}>
          <p className="small secondary">
            {answer?.title && <b>{answer.title}. </b>}
            {say("answer.proposed", {
              name: answer?.proposed_by ?? "–",
              at: answer?.proposed_at ? dateTime(answer.proposed_at) : "–",
            })}
          </p>
          <TextArea
            label={say("approve.text")}
            rows={11}
            value={text}
            onChange={setText}
            error={act.faults.text ?? (tried && !text.trim() ? say("answer.empty") : null)}
            testId="approve-text"
          />
          <span className={`small ${length > MESSAGE_LIMIT ? "fault" : "secondary"}`}>
            {say("answer.count", { n: length, limit: MESSAGE_LIMIT })}
          </span>
          {changed && <Changes before={proposed} after={text} />}
        </section>
      </div>
      {will_send && (
        <Note kind="warn">
          <b>{say("approve.template")}</b>{" "}
          {(language === "en" ? will_send.why_en : undefined) ?? will_send.why}
          <p className="case-text" lang="vi">
            {will_send.text}
          </p>
        </Note>
      )}
    </ActionDialog>
  );
}
