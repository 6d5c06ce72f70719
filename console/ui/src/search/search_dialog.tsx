import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, useEffect, useState } from "react";
import { useLocation } from "wouter";
import { call } from "../call";
import { Dialog, Empty, ErrorNote, Icon, type IconName, Loading, TextField } from "../ui";
import { inboxMoreVi } from "../words/inbox_more_vi";
import { addWords, useWords } from "../words/use_words";
import { commandsFor, useCommands } from "./commands";
import { ranked } from "../text/ranked";
import "./search.css";

addWords(inboxMoreVi);

interface Hit {
  kind: "conv" | "case";
  id: string;
  title: string;
  words: string;
  at?: string;
}

interface Line {
  key: string;
  icon: IconName;
  kind: string;
  title: string;
  words: string;
  go: () => void;
}

const REST_MS = 250;
const LEAST = 2;

function useRested(text: string): string {
  const [rested, setRested] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), REST_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return rested;
}

function useHits(query: string) {
  return useQuery({
    queryKey: ["search", query],
    enabled: query.length >= LEAST,
    staleTime: 10_000,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      call<{ items: Hit[] }>("GET", `/search?q=${encodeURIComponent(query)}`, {
        signal,
        byPerson: true,
      }),
  });
}

// One field for finding and for doing: conversations, cases, commands.
export default function SearchDialog({ onClose }: { onClose: () => void }) {
  const { say } = useWords();
  const [, go] = useLocation();
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(0);
  const query = useRested(typed.trim());
  const hits = useHits(query);
  const commands = commandsFor(useCommands(), typed);
  const open = (path: string) => () => {
    onClose();
    go(path);
  };
  const found =
    query.length >= LEAST ? ranked(query, hits.data?.items ?? [], (hit) => [hit.title]) : [];
  const lines: Line[] = [
    ...found.map((hit) => ({
      key: `${hit.kind}-${hit.id}`,
      icon: hit.kind === "conv" ? ("inbox" as const) : ("cases" as const),
      kind: say(hit.kind === "conv" ? "search.conv" : "search.case"),
      title: hit.title,
      words: hit.words,
      go: open(hit.kind === "conv" ? `/hop-thoai/${hit.id}?view=all` : `/phan-anh/${hit.id}`),
    })),
    ...commands.map((one) => ({
      key: one.key,
      icon: "right" as const,
      kind: say("search.command"),
      title: one.label,
      words: "",
      go: () => {
        onClose();
        one.act();
      },
    })),
  ];
  const chosen = Math.min(at, lines.length - 1);
  function pressed(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "ArrowDown") setAt(Math.min(chosen + 1, lines.length - 1));
    else if (event.key === "ArrowUp") setAt(Math.max(chosen - 1, 0));
    else if (event.key === "Enter" && lines[chosen]) lines[chosen].go();
    else return;
    event.preventDefault();
  }
  const nothing = query.length >= LEAST && !hits.isFetching && lines.length === 0;
  return (
    <Dialog title={say("search.title")} onClose={onClose} wide testId="search-dialog">
      <TextField
        label={say("search.label")}
        hint={say("search.hint")}
        icon={<Icon name="search" />}
        value={typed}
        onChange={(next) => {
          setTyped(next);
          setAt(0);
        }}
        onKeyDown={pressed}
        autoFocus
        inputProps={{
          role: "combobox",
          "aria-expanded": lines.length > 0,
          "aria-controls": "search-list",
          "aria-autocomplete": "list",
          "aria-activedescendant": lines[chosen] ? `search-${lines[chosen].key}` : undefined,
        }}
        testId="search"
      />
      {hits.isError && <ErrorNote problem={hits.error} onRetry={() => void hits.refetch()} />}
      {hits.isLoading && <Loading rows={2} onRetry={() => void hits.refetch()} />}
      {nothing && <Empty icon="search" words={say("search.none")} />}
      {typed.trim().length === 1 && <p className="small secondary">{say("search.short")}</p>}
      <ul className="search-list" id="search-list" role="listbox" aria-label={say("search.list")}>
        {lines.map((line, index) => (
          // The keyboard works in the field above, which points at the chosen line.
          <li
            key={line.key}
            id={`search-${line.key}`}
            role="option"
            aria-selected={index === chosen}
            onClick={line.go}
            data-testid="search-hit"
          >
            <Icon name={line.icon} />
            <b>{line.title}</b> <span className="small secondary">{line.kind}</span>
            {line.words && (
              <span className="search-words" lang="vi">
                {line.words}
              </span>
            )}
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
