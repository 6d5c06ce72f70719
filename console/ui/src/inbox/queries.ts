import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { call } from "../call";
import type { CannedAnswers, ChatEvent, EventPage, OpenConversation } from "../shapes";
import type { RowList } from "./shapes_more";

const LIST_MS = 60_000; // waiting times grow

export function pathOf(id: string, rest = ""): string {
  return `/conversations/${encodeURIComponent(id)}${rest}`;
}

// query: "view=queue&sort=new", of list_choice.ts.
export function useConversations(query: string) {
  return useQuery({
    queryKey: ["conversations", query],
    queryFn: ({ signal }) => call<RowList>("GET", `/conversations?${query}`, { signal }),
    refetchInterval: LIST_MS,
    placeholderData: (before) => before,
  });
}

export function useConversation(id: string) {
  return useQuery({
    queryKey: ["conversation", id],
    queryFn: ({ signal }) => call<OpenConversation>("GET", pathOf(id), { signal }),
  });
}

// System lines have ids that are no numbers; paging and "seen" go by those that are.
export function isNumbered(event: ChatEvent): boolean {
  return /^\d+$/.test(event.id);
}

export function lastSeenId(events: ChatEvent[]): string {
  let last = 0n;
  for (const event of events) {
    if (isNumbered(event) && BigInt(event.id) > last) last = BigInt(event.id);
  }
  return String(last);
}

export function useEvents(id: string) {
  return useInfiniteQuery({
    queryKey: ["events", id],
    initialPageParam: "",
    queryFn: ({ pageParam, signal }) => {
      const before = pageParam ? `?before=${encodeURIComponent(pageParam)}` : "";
      return call<EventPage>("GET", pathOf(id, `/events${before}`), { signal });
    },
    getNextPageParam: (page) => (page.more ? page.items.find(isNumbered)?.id : undefined),
  });
}

// Pages come newest first, events inside a page oldest first.
export function inOrder(pages: EventPage[]): ChatEvent[] {
  const seen = new Set<string>();
  return [...pages]
    .reverse()
    .flatMap((page) => page.items)
    .filter((event) => !seen.has(event.id) && seen.add(event.id));
}

export function useCanned() {
  return useQuery({
    queryKey: ["canned"],
    staleTime: 300_000,
    queryFn: () => call<CannedAnswers>("GET", "/canned"),
  });
}
