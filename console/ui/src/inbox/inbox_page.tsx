import { useEffect, useState } from "react";
import { Link, useLocation, useSearch } from "wouter";
import { useChanges, useWatch } from "../changes/use_changes";
import { useMe } from "../session/use_session";
import { useKeys } from "../shell/keys";
import { useTitle } from "../shell/use_title";
import { Empty } from "../ui";
import { inboxMoreVi } from "../words/inbox_more_vi";
import { addWords, useWords } from "../words/use_words";
import { Conversation } from "./conversation";
import { ConversationList } from "./conversation_list";
import "./inbox.css";
import "./chat.css";
import "./reply.css";
import { type Choice, choiceOf, filtersOn, NONE, queryOf } from "./list_choice";
import { ListControls } from "./list_controls";
import { useConversations } from "./queries";
import type { DeskCounts, DeskView } from "./shapes_more";

addWords(inboxMoreVi);

const VIEWS: DeskView[] = ["queue", "mine", "branch", "snoozed", "bot", "all"];

// The branch only of those who have one; reminders only where some are set.
function shownViews(branch: boolean, view: DeskView, counts: DeskCounts): DeskView[] {
  return VIEWS.filter((one) => {
    if (one === "branch") return branch;
    return one !== "snoozed" || view === one || (counts.snoozed ?? 0) > 0;
  });
}

function Views({ view, counts }: { view: DeskView; counts: DeskCounts }) {
  const { say } = useWords();
  const me = useMe();
  return (
    <nav className="views" aria-label={say("inbox.views")}>
      {shownViews(Boolean(me.branch), view, counts).map((one) => (
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
  const search = new URLSearchParams(useSearch());
  const asked = search.get("view") as DeskView;
  const view = VIEWS.includes(asked) ? asked : "queue";
  const choice = choiceOf(search);
  const query = queryOf(view, choice);
  const list = useConversations(query);
  const here = id ? `/hop-thoai/${id}` : "/hop-thoai";
  const choose = (next: Choice) => go(`${here}?${queryOf(view, next)}`, { replace: true });
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
    Escape: id ? () => go(`/hop-thoai?${query}`) : undefined,
  });
  const classes = ["inbox", id ? "inbox-open" : "", panel ? "inbox-panel" : ""].join(" ");
  return (
    <div className={classes}>
      <h1 className="sr-only">{say("page.inbox")}</h1>
      <section className="list-pane" aria-label={say("inbox.list", { view: say(`view.${view}`) })}>
        <Views view={view} counts={{ ...list.data?.counts, ...feed.counts }} />
        <ListControls
          choice={choice}
          usual={view === "bot" || view === "all" ? "new" : "wait"}
          onChange={choose}
        />
        <ConversationList
          list={list}
          view={view}
          query={query}
          filtered={filtersOn(choice) > 0}
          open={id}
          onClear={() => choose({ ...NONE, sort: choice.sort })}
        />
      </section>
      {id ? (
        <Conversation
          key={id}
          id={id}
          query={query}
          panel={panel}
          onPanel={() => setPanel(!panel)}
        />
      ) : (
        <div className="nothing-open">
          <Empty words={say("inbox.choose")} next={say("inbox.choose_keys")} />
        </div>
      )}
    </div>
  );
}
