import { useEffect, useRef, useState } from "react";
import type { DraftKind, OpenConversation } from "../shapes";
import { mayAct } from "../session/rights";
import { useMe } from "../session/use_session";
import { Note, Tabs } from "../ui";
import { useWords } from "../words/use_words";
import { Composer } from "./composer";
import type { FocusWish } from "./conversation";
import { TemplateChooser } from "./template_chooser";
import type { Sender } from "./use_send";
import { useDraft } from "./use_draft";

interface ReplyBoxProps {
  open: OpenConversation;
  sender: Sender;
  wish: FocusWish;
}

// Two tabs with texts of their own; nothing ever goes from one to the other.
export function ReplyBox({ open, sender, wish }: ReplyBoxProps) {
  const { say } = useWords();
  const me = useMe();
  const { conversation, window, draft } = open;
  const { id, name } = conversation;
  const mine = conversation.owner === "person" && conversation.mine === true;
  const closed = window.code === "W3" || window.code === "W4";
  const [tab, setTab] = useState<DraftKind>(mine ? "reply" : "note");
  const box = useRef<HTMLTextAreaElement>(null);
  const reply = useDraft(id, "reply", draft?.reply);
  const note = useDraft(id, "note", draft?.note);
  useEffect(() => {
    if (wish.count === 0) return;
    setTab(wish.kind);
    const timer = setTimeout(() => box.current?.focus(), 0);
    return () => clearTimeout(timer);
  }, [wish]);
  const notes = mayAct(me, "notes");
  const locked = () => {
    if (mine) return null;
    if (conversation.owner === "person") {
      return say("reply.locked_person", { name: conversation.holder ?? "" });
    }
    return say(`reply.locked_${conversation.owner}` as const);
  };
  const why = locked();
  const tabs: { value: DraftKind; label: string }[] = [
    { value: "reply", label: say("reply.reply") },
  ];
  if (notes) tabs.push({ value: "note", label: say("reply.note") });
  const shown = notes ? tab : "reply";
  return (
    <div className={`reply reply-${shown}`} data-testid="reply-box">
      <Tabs label={say("reply.tabs")} value={shown} tabs={tabs} onChange={setTab}>
        {shown === "note" && (
          <Composer
            key="note"
            kind="note"
            label={say("reply.note_box")}
            draft={note}
            open={open}
            sender={sender}
            box={box}
          />
        )}
        {shown === "reply" && (why || closed) && (
          <div className="reply-locked">
            {why && (
              <Note kind="plain" icon="lock">
                {why}
              </Note>
            )}
            {/* What was written is still there to be read and copied. */}
            {reply.text && <p className="kept-text">{reply.text}</p>}
            {!why && window.code === "W3" && <TemplateChooser id={id} sender={sender} />}
          </div>
        )}
        {shown === "reply" && !why && !closed && (
          <Composer
            key="reply"
            kind="reply"
            label={say("reply.reply_box", { name })}
            draft={reply}
            open={open}
            sender={sender}
            box={box}
          />
        )}
      </Tabs>
    </div>
  );
}
