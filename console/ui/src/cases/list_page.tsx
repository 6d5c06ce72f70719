import { useEffect, useState } from "react";
import { Link, useLocation, useSearch } from "wouter";
import { mayAct } from "../session/rights";
import { useMe } from "../session/use_session";
import { useKeys } from "../shell/keys";
import { useTitle } from "../shell/use_title";
import { Empty, ErrorNote, Loading, NoMatch, Pager, Slow } from "../ui";
import { useWords } from "../words/use_words";
import { BulkBar } from "./bulk_bar";
import { CaseTable } from "./case_table";
import { FilterBar } from "./filter_bar";
import { rememberList } from "./last_list";
import { ListTools } from "./list_tools";
import {
  askQuery,
  filterCount,
  type ListQuery,
  readQuery,
  SIZES,
  type View,
  VIEWS,
  withoutFilters,
  writeQuery,
} from "./list_query";
import { useCases } from "./queries";
import { SavedFilters } from "./saved_filters";
import type { Counts } from "./shapes";
import { useWalk } from "./use_walk";
import "./list.css";

function address(query: ListQuery): string {
  return `/phan-anh?${writeQuery(query)}`;
}

function Views({ query, counts }: { query: ListQuery; counts: Counts }) {
  const { say } = useWords();
  const me = useMe();
  const shown = VIEWS.filter((one) => one !== "to_approve" || mayAct(me, "approve"));
  return (
    <nav className="case-views" aria-label={say("cases.views")}>
      {shown.map((one) => (
        <Link
          key={one}
          href={address({ ...query, view: one, page: 1 })}
          className="case-view tap"
          aria-current={one === query.view ? "page" : undefined}
          data-testid={`view-${one}`}
        >
          {say(`cases.view.${one}`)}
          {counts[one] !== undefined && <b>{counts[one]}</b>}
        </Link>
      ))}
    </nav>
  );
}

const NEXT_VIEW: Partial<Record<View, "open" | "all">> = { mine: "open", open: "all" };

function NothingHere({ query, onClear }: { query: ListQuery; onClear: () => void }) {
  const { say } = useWords();
  const me = useMe();
  if (query.q || filterCount(query) > 0) {
    return (
      <NoMatch
        words={say("cases.none_match")}
        next={say("cases.none_match_next")}
        onClear={onClear}
      />
    );
  }
  const next = NEXT_VIEW[query.view];
  return (
    <Empty
      icon={query.view === "all" ? "cases" : "check"}
      words={say(`cases.empty.${query.view}`)}
      action={
        next ? (
          <Link href={address({ ...query, view: next })}>{say(`cases.see.${next}`)}</Link>
        ) : query.view === "all" && mayAct(me, "route") ? (
          <Link href="/phan-anh/tao">{say("cases.new")}</Link>
        ) : undefined
      }
    />
  );
}

function Sizes({ query }: { query: ListQuery }) {
  const { say } = useWords();
  return (
    <span className="row small">
      <span id="page-size">{say("cases.per_page")}</span>
      {SIZES.map((size) => (
        <Link
          key={size}
          className="size"
          href={address({ ...query, size, page: 1 })}
          aria-current={size === query.size ? "true" : undefined}
          aria-label={say("cases.per_page_n", { n: size })}
        >
          {size}
        </Link>
      ))}
    </span>
  );
}

export default function CaseListPage() {
  const { say } = useWords();
  const me = useMe();
  const [, go] = useLocation();
  const search = useSearch();
  const query = readQuery(search);
  const list = useCases(askQuery(query));
  const [ticked, setTicked] = useState<string[]>([]);
  useTitle(say("page.cases"));
  useEffect(() => rememberList(search), [search]);
  const rows = list.data?.items ?? [];
  const open = rows.filter((row) => !row.hidden).map((row) => row.id);
  const chosen = open.filter((id) => ticked.includes(id));
  const change = (part: Partial<ListQuery>, replace = false) =>
    go(address({ ...query, page: 1, ...part }), { replace });
  const walk = useWalk(rows.map((row) => row.id));
  const toggle = (id: string, range: boolean) => setTicked(walk.ticked(chosen, open, id, range));
  useKeys({
    j: () => walk.step(1),
    k: () => walk.step(-1),
    x: () => walk.here() && toggle(walk.here()!, false),
    X: () => walk.here() && toggle(walk.here()!, true),
    "/": () => document.querySelector<HTMLElement>("[data-testid=search]")?.focus(),
    Escape: chosen.length > 0 ? () => setTicked([]) : undefined,
  });
  const again = () => void list.refetch();
  const total = list.data?.total ?? 0;
  const clear = () => go(address(withoutFilters(query)));
  return (
    <div className="cases">
      <div className="cases-head">
        <h1>{say("page.cases")}</h1>
        <span className="row push">
          <SavedFilters query={query} />
          {mayAct(me, "route") && (
            <Link href="/phan-anh/tao" className="button-link" data-testid="new-case">
              {say("cases.new")}
            </Link>
          )}
        </span>
      </div>
      <Views query={query} counts={list.data?.counts ?? {}} />
      <FilterBar query={query} onChange={change} onClear={clear} />
      <ListTools query={query} total={list.data ? total : null} />
      {list.isError && <ErrorNote problem={list.error} onRetry={again} />}
      {list.isPending && <Loading like="table" rows={10} onRetry={again} />}
      {list.isPlaceholderData && <Slow onRetry={again} />}
      {list.data && rows.length === 0 && !list.isPlaceholderData && (
        <NothingHere query={query} onClear={clear} />
      )}
      {rows.length > 0 && (
        <CaseTable
          rows={rows}
          query={query}
          busy={list.isPlaceholderData}
          chosen={chosen}
          onToggle={toggle}
          onSort={(sort) => change({ sort })}
        />
      )}
      <div className="cases-foot">
        <Pager
          page={query.page}
          pages={Math.ceil(total / query.size)}
          href={(page) => address({ ...query, page })}
        />
        <span className="push" />
        {total > SIZES[0] && <Sizes query={query} />}
      </div>
      <BulkBar
        rows={rows.filter((row) => chosen.includes(row.id))}
        all={open.length}
        onAll={() => setTicked(open)}
        onClear={() => setTicked([])}
      />
    </div>
  );
}
