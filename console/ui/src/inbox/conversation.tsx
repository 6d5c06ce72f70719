import { useState } from "react";
import { useLocation } from "wouter";
import { mayAct } from "../session/rights";
import { useMe } from "../session/use_session";
import type { DraftKind, Me, OpenConversation } from "../shapes";
import { useKeys } from "../shell/keys";
import { ErrorNote, IconButton, Loading } from "../ui";
import { useWords } from "../words/use_words";
import { CitizenPanel } from "./citizen_panel";
import { ClaimDialog } from "./claim_dialog";
import { MessageLog } from "./message_log";
import { MoreMenu } from "./more_menu";
import { OwnerBanner } from "./owner_banner";
import { inOrder, useConversation, useEvents } from "./queries";
import { ReleaseDialog } from "./release_dialog";
import { ReplyBox } from "./reply_box";
import type { Row } from "./shapes_more";
import { useClaim } from "./use_claim";
import { useSend } from "./use_send";
import { WindowLine } from "./window_line";

interface ConversationProps {
  id: string;
  query: string; // of the list behind
  panel: boolean;
  onPanel: () => void;
}

export interface FocusWish {
  kind: DraftKind;
  count: number;
}

export function Conversation(props: ConversationProps) {
  const open = useConversation(props.id);
  const again = () => void open.refetch();
  if (open.isPending) {
    return (
      <div className="chat-pane">
        <Loading like="chat" rows={8} onRetry={again} />
      </div>
    );
  }
  if (!open.data) {
    return (
      <div className="chat-pane chat-failed">
        <ErrorNote problem={open.error} onRetry={again} />
      </div>
    );
  }
  return <Opened {...props} open={open.data} />;
}

function mayTake(me: Me, row: Row): boolean {
  if (row.owner === "person" && row.mine) return false;
  if (row.meant_for?.mine) return true;
  return mayAct(me, row.restricted ? "restricted" : "queue");
}

function Opened({
  id,
  query,
  panel,
  onPanel,
  open,
}: ConversationProps & { open: OpenConversation }) {
  const { say } = useWords();
  const me = useMe();
  const [, go] = useLocation();
  const [dialog, setDialog] = useState<"claim" | "release" | null>(null);
  const [wish, setWish] = useState<FocusWish>({ kind: "reply", count: 0 });
  const { citizen, conversation, window } = open;
  const pages = useEvents(id);
  const events = pages.data ? inOrder(pages.data.pages) : [];
  const focusOn = (kind: DraftKind) => setWish((old) => ({ kind, count: old.count + 1 }));
  const claim = useClaim(conversation, () => focusOn("reply"));
  const sender = useSend(id, events);
  const take = mayTake(me, conversation);
  const startClaim = () => {
    if (conversation.owner === "person" && !conversation.silent) setDialog("claim");
    else void claim.take();
  };
  const undo = (take: () => void) => {
    take();
    focusOn("reply");
  };
  useKeys({
    t: take ? startClaim : undefined,
    r: () => focusOn("reply"),
    n: () => focusOn("note"),
    "Alt+b": conversation.mine ? () => setDialog("release") : undefined,
    "Ctrl+z": sender.undoable ? () => undo(sender.undoLast) : undefined,
  });
  return (
    <>
      <section className="chat-pane" aria-labelledby="chat-name">
        <header className="chat-head">
          <span className="only-narrow">
            <IconButton
              icon="back"
              label={say("chat.back")}
              onClick={() => go(`/hop-thoai?${query}`)}
            />
          </span>
          <h2 id="chat-name">{conversation.name || say("row.nameless")}</h2>
          <span className="push only-middle">
            <IconButton
              icon="person"
              label={say("chat.citizen_panel")}
              expanded={panel}
              onClick={onPanel}
              testId="citizen-toggle"
            />
          </span>
        </header>
        <OwnerBanner
          conversation={conversation}
          more={<MoreMenu row={conversation} window={window} mayTake={take} />}
          mayTake={take}
          busy={claim.busy}
          problem={claim.problem}
          onTake={startClaim}
          onRelease={() => setDialog("release")}
        />
        <MessageLog
          name={conversation.name}
          events={events}
          sent={sender.count}
          query={pages}
          onUndo={(event) => undo(() => sender.undo(event))}
          onReuse={(text) => {
            sender.reuse(text);
            focusOn("reply");
          }}
          onRetry={sender.retry}
          holding={conversation.mine === true}
        />
        <WindowLine window={window} phone={citizen.phone_masked} />
        <ReplyBox open={open} sender={sender} wish={wish} />
      </section>
      <CitizenPanel citizen={citizen} shown={panel} onClose={onPanel} />
      {dialog === "claim" && (
        <ClaimDialog
          holder={conversation.holder ?? ""}
          claim={claim}
          onClose={() => setDialog(null)}
        />
      )}
      {dialog === "release" && (
        <ReleaseDialog id={id} onClose={() => setDialog(null)} onDone={() => setDialog(null)} />
      )}
    </>
  );
}
