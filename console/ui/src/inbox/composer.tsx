import { type KeyboardEvent, type RefObject, useId, useState } from "react";
import { useChanges } from "../changes/use_changes";
import type { DraftKind, OpenConversation } from "../shapes";
import { useMe } from "../session/use_session";
import { usePreferences } from "../shell/preferences";
import { MESSAGE_LIMIT, messageLength, splitMessage } from "../text/splitting";
import { openVariables } from "../text/variables";
import { serverNow } from "../time/server_clock";
import { Button, ErrorNote, Icon, TextArea } from "../ui";
import { useWords } from "../words/use_words";
import { AttachButton, AttachRow } from "./attach_row";
import { CannedDialog } from "./canned_dialog";
import { NewerDialog } from "./newer_dialog";
import { askedToday, noteAsked } from "./paid";
import { PaidDialog } from "./paid_dialog";
import { PreviewDialog } from "./preview_dialog";
import { SplitDialog } from "./split_dialog";
import type { useDraft } from "./use_draft";
import { useFiles } from "./use_files";
import type { Sender } from "./use_send";

interface ComposerProps {
  kind: DraftKind;
  label: string;
  draft: ReturnType<typeof useDraft>;
  open: OpenConversation;
  sender: Sender;
  box: RefObject<HTMLTextAreaElement | null>;
}

const NOTE_LIMIT = 5000; // the service takes no longer note

type Open = "canned" | "preview" | "split" | "paid" | null;

function useFaults(kind: DraftKind, text: string, lost: boolean) {
  const { say } = useWords();
  const missing = kind === "reply" ? openVariables(text) : [];
  if (lost) return say("reply.offline");
  if (missing.length > 0) {
    return say("reply.missing", { names: missing.map((name) => `{${name}}`).join(", ") });
  }
  if (kind === "note" && messageLength(text) > NOTE_LIMIT) {
    return say("reply.too_long", { limit: NOTE_LIMIT });
  }
  return null;
}

export function Composer({ kind, label, draft, open, sender, box }: ComposerProps) {
  const { say } = useWords();
  const { lost } = useChanges();
  const { enter_sends } = usePreferences();
  const me = useMe();
  const files = useFiles(open.conversation.id);
  const [dialog, setDialog] = useState<Open>(null);
  const [empty, setEmpty] = useState(false);
  const help = useId();
  const { text } = draft;
  const limit = kind === "note" ? NOTE_LIMIT : MESSAGE_LIMIT;
  const length = messageLength(text);
  const pieces = kind === "reply" && length > MESSAGE_LIMIT ? splitMessage(text) : [];
  const fault = useFaults(kind, text, lost);
  const again = () => setTimeout(() => box.current?.focus(), 0);

  const nothing = !text.trim() && (kind === "note" || files.kept.length === 0);
  const paid = kind === "reply" && open.window.code === "W2";

  async function reply(texts: string[]): Promise<void> {
    const ids = files.kept.map((one) => one.id);
    if (await sender.reply(texts, ids)) files.clear();
    setDialog(null);
    again();
  }
  async function submit(agreed: boolean): Promise<void> {
    setEmpty(nothing);
    if (nothing || fault || sender.busy || files.sending) {
      again();
      return;
    }
    if (kind === "note") {
      await sender.note(text.trim());
      again();
      return;
    }
    if (paid && !agreed && !askedToday(me.id, serverNow())) return setDialog("paid");
    if (pieces.length > 1) return setDialog("split");
    await reply(text.trim() ? [text.trim()] : []);
  }
  function agree(): void {
    noteAsked(me.id, serverNow());
    setDialog(null);
    void submit(true);
  }
  function pressed(event: KeyboardEvent<HTMLTextAreaElement>): void {
    if (event.nativeEvent.isComposing) return;
    const ctrl = event.ctrlKey || event.metaKey;
    const enter = event.key === "Enter" && (ctrl || (enter_sends && !event.shiftKey));
    if (enter) void submit(false);
    else if (ctrl && event.key === "/" && kind === "reply") setDialog("canned");
    else if (ctrl && event.key.toLowerCase() === "z" && !text && sender.undoable) sender.undoLast();
    else if (event.key === "Escape") event.currentTarget.blur();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
  function close(): void {
    setDialog(null);
    again();
  }
  const problem = sender.problem?.kind === kind ? sender.problem.failure : null;
  return (
    <div className="composer">
      <TextArea
        ref={box}
        label={label}
        hideLabel
        rows={3}
        value={text}
        onChange={(next) => {
          setEmpty(false);
          draft.write(next);
        }}
        onBlur={draft.flush}
        onKeyDown={pressed}
        describedBy={help}
        className={`write write-${kind}`}
        testId={`${kind}-input`}
      />
      <div id={help} className="composer-help">
        {(fault || empty) && (
          <span className="composer-fault" role="alert">
            <Icon name="alert" /> {fault ?? say("reply.empty")}
          </span>
        )}
        <span className="small secondary only-wide">
          {say(enter_sends ? "reply.hint_enter" : "reply.hint_ctrl")}
        </span>
        {text && draft.state === "kept" && (
          <span className="small secondary">{say("reply.draft_saved")}</span>
        )}
        {draft.state === "failed" && (
          <span className="small composer-fault">{say("reply.draft_failed")}</span>
        )}
      </div>
      {kind === "reply" && <AttachRow files={files} />}
      {problem != null && <ErrorNote problem={problem} />}
      <div className="row composer-row">
        {kind === "reply" && (
          <>
            <AttachButton files={files} />
            <Button small icon="template" onClick={() => setDialog("canned")} testId="canned">
              {say("reply.canned")} <span className="only-wide">&nbsp;Ctrl+/</span>
            </Button>
            <Button small icon="eye" onClick={() => setDialog("preview")}>
              {say("reply.preview")}
            </Button>
          </>
        )}
        <span
          className={`push count ${length > limit ? "count-over" : ""}`}
          aria-label={say("reply.count_label", { n: length, limit })}
          role="img"
        >
          {say("reply.count", { n: length, limit })}
        </span>
        <Button
          kind="primary"
          icon={kind === "note" ? "note" : "send"}
          busy={sender.busy}
          disabled={lost}
          describedBy={help}
          onClick={() => void submit(false)}
          testId="send"
        >
          {kind === "note"
            ? say("reply.save_note")
            : pieces.length > 1
              ? say("split.action", { n: pieces.length })
              : say("reply.send")}
        </Button>
      </div>
      {dialog === "canned" && (
        <CannedDialog
          open={open}
          onClose={close}
          onPick={(body) => {
            draft.write(text.trim() ? `${text.trimEnd()}\n${body}` : body);
            close();
          }}
        />
      )}
      {dialog === "preview" && <PreviewDialog text={text} onClose={close} />}
      {dialog === "split" && (
        <SplitDialog
          pieces={pieces}
          busy={sender.busy}
          onClose={close}
          onSend={() => void reply(pieces)}
        />
      )}
      {dialog === "paid" && (
        <PaidDialog
          window={open.window}
          count={Math.max(pieces.length, text.trim() ? 1 : 0) + files.kept.length}
          busy={sender.busy}
          onClose={close}
          onSend={agree}
        />
      )}
      {kind === "reply" && sender.newer && (
        <NewerDialog id={open.conversation.id} sender={sender} onDone={again} />
      )}
    </div>
  );
}
