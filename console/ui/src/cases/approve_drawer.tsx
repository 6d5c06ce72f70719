import { useState } from "react";
import { useMe } from "../session/use_session";
import { MESSAGE_LIMIT, messageLength } from "../text/splitting";
import { wordDiff } from "../text/word_diff";
import { dateTime } from "../time/format";
import { Button, Note, TextArea } from "../ui";
import { useWords } from "../words/use_words";
import { ActionDialog } from "./action_dialog";
import { may } from "./actions";
import { forget, useKept } from "../kept";
import type { CaseFile, WillSend } from "./shapes";
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

interface WillSendProps {
  will: WillSend;
  proposed: string;
  text: string; // as the approver has it now
}

// What really goes out, and by which way.
function WillSendNote({ will, proposed, text }: WillSendProps) {
  const { say, language } = useWords();
  const plain = will.how === "tin_thuong";
  const changed = text.trim() !== proposed.trim();
  const way = say(`approve.will.${will.how}`, { template: will.template });
  const why = language === "en" ? will.why_en : will.why_vi;
  return (
    <Note kind={plain ? "plain" : "warn"} icon={plain ? "send" : "alert"}>
      <div data-testid="will-send" data-how={will.how}>
        <b>{say("approve.will")}</b> {way}. {why}
        {will.text && (
          <p className="case-text" lang="vi">
            {changed ? will.text.replace(proposed.trim(), () => text.trim()) : will.text}
          </p>
        )}
        {changed && will.how === "tin_mau" && (
          <p className="small">{say("approve.will.changed")}</p>
        )}
      </div>
    </Note>
  );
}

// The answer beside the complaint. What the approver changes is tracked, and goes on record.
export function ApproveDrawer({ file, onSendBack, onClose, onDone }: DrawerProps) {
  const { say } = useWords();
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
      told={Boolean(will_send)}
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
      {will_send && <WillSendNote will={will_send} proposed={proposed} text={text} />}
    </ActionDialog>
  );
}
