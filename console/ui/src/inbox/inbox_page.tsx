import { useEffect, useState } from "react";
import { Link, useLocation, useSearch } from "wouter";
import { useChanges, useWatch } from "../changes/use_changes";
import type { Counts, View } from "../shapes";
import { useKeys } from "../shell/keys";
import { useTitle } from "../shell/use_title";
import { Empty } from "../ui";
import { useWords } from "../words/use_words";
import { Conversation } from "./conversation";
import { ConversationList } from "./conversation_list";
import "./inbox.css";
import "./chat.css";
import "./reply.css";
import { useConversations } from "./queries";

const VIEWS: View[] = ["queue", "mine", "bot", "all"];

function Views({ view, counts }: { view: View; counts: Counts }) {
  const { say } = useWords();
  return (
    <nav className="views" aria-label={say("inbox.views")}>
      {VIEWS.map((one) => (
        <Link
          key={one}
          href={`/hop-thoai?view=${one}`}
          className="view tap"
          aria-current={one === view ? "page" : undefined}
        >
          {say(`view.${one}`)}
          {counts[one] !== undefined && one !== "all" && <b> {counts[one]}</b>}
        </Link>
      ))}
    </nav>
  );
}

// Down or up the list from the open conversation, or into it.
function neighbour(ids: string[], id: string | undefined, step: 1 | -1): string | undefined {
  const at = id === undefined ? -1 : ids.indexOf(id);
  return at < 0 ? ids[0] : ids[Math.min(Math.max(at + step, 0), ids.length - 1)];
}

export default function InboxPage({ id }: { id?: string }) {
  const { say } = useWords();
  const [, go] = useLocation();
  const asked = new URLSearchParams(useSearch()).get("view") as View;
  const view = VIEWS.includes(asked) ? asked : "queue";
  const list = useConversations(view);
  const feed = useChanges();
  const [panel, setPanel] = useState(false);
  useTitle(say("page.inbox"));
  const watch = useWatch();
  useEffect(() => {
    watch(id ? `conv:${id}` : null);
    return () => watch(null);
  }, [id, watch]);
  const ids = (list.data?.items ?? []).map((row) => row.id);
  // Walking moves the focus between rows; Enter opens the focused one, as for any link.
  const walk = (step: 1 | -1) => {
    const focused = document.activeElement?.closest<HTMLElement>("[data-row]")?.dataset.row;
    const next = neighbour(ids, focused ?? id, step);
    document.querySelector<HTMLElement>(`[data-row="${CSS.escape(next ?? "")}"]`)?.focus();
  };
  useKeys({
    j: () => walk(1),
    k: () => walk(-1),
    Escape: id ? () => go(`/hop-thoai?view=${view}`) : undefined,
  });
  const classes = ["inbox", id ? "inbox-open" : "", panel ? "inbox-panel" : ""].join(" ");
  return (
    <div className={classes}>
      <h1 className="sr-only">{say("page.inbox")}</h1>
      <section className="list-pane" aria-label={say("inbox.list", { view: say(`view.${view}`) })}>
        <Views view={view} counts={{ ...list.data?.counts, ...feed.counts }} />
        <ConversationList list={list} view={view} open={id} />
      </section>
      {id ? (
        <Conversation key={id} id={id} view={view} panel={panel} onPanel={() => setPanel(!panel)} />
      ) : (
        <div className="nothing-open">
          <Empty words={say("inbox.choose")} next={say("inbox.choose_keys")} />
        </div>
      )}
    </div>
  );
}
