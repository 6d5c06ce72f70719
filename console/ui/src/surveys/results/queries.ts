import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { answerOf, call } from "../../call";
import type { OpenAnswers, Results, Theme } from "../shapes";
import { placesOf, type Scope, writeScope } from "./scope";

const RUNNING_MS = 60_000; // a round that still runs is counted anew
const PATIENCE_MS = 120_000;
const KEEP_MS = 120_000;
const RUNNING = ["sending", "paused", "closing"];

export function useResults(id: number, scope: Scope) {
  const question = writeScope(scope);
  return useQuery({
    queryKey: ["survey-results", id, question],
    queryFn: ({ signal }) =>
      call<Results>("GET", `/surveys/rounds/${id}/results${question ? `?${question}` : ""}`, {
        signal,
        patience_ms: PATIENCE_MS,
      }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) =>
      state.data && RUNNING.includes(state.data.round.state) ? RUNNING_MS : false,
  });
}

export function useOpenAnswers(id: number, scope: Scope, question: string, theme: string) {
  const places = placesOf(scope);
  return useInfiniteQuery({
    queryKey: ["survey-answers", id, places, question, theme],
    initialPageParam: "",
    queryFn: ({ signal, pageParam }) => {
      const ask = new URLSearchParams({ question, ...places });
      if (theme) ask.set("theme", theme);
      if (pageParam) ask.set("after", pageParam);
      return call<OpenAnswers>("GET", `/surveys/rounds/${id}/answers?${ask}`, { signal });
    },
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

export function useThemes(wanted = true) {
  return useQuery({
    queryKey: ["survey-themes"],
    enabled: wanted,
    queryFn: ({ signal }) => call<{ items: Theme[] }>("GET", "/surveys/themes", { signal }),
  });
}

export type Separator = "comma" | "semicolon" | "tab";

// Fetched rather than linked to, so that a refusal is shown as words and not saved as a file.
export async function exportResults(
  id: number,
  kind: "xlsx" | "csv",
  separator: Separator,
  scope: Scope,
): Promise<string> {
  const ask = new URLSearchParams(writeScope(scope));
  ask.set("kind", kind);
  if (kind === "csv") ask.set("sep", separator);
  const answer = await answerOf("GET", `/surveys/rounds/${id}/export?${ask}`, {
    headers: { Accept: "*/*" },
    patience_ms: PATIENCE_MS,
    byPerson: true,
  });
  const named = /filename="?(\w[\w.-]{0,99})"?(?:;|$)/.exec(
    answer.headers.get("Content-Disposition") ?? "",
  )?.[1];
  const name = named ?? `ket-qua-${id}.${kind}`;
  const address = URL.createObjectURL(await answer.blob());
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), KEEP_MS);
  return name;
}
