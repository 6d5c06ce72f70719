import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { call, CallError } from "../../call";
import type { Preview, Questionnaire } from "../shapes";
import type {
  InvitedPage,
  PeopleList,
  Round,
  RoundRow,
  Sample,
  Schedule,
  Testers,
  Watch,
} from "./shapes";

const LIST_MS = 10_000;
const SENDING_MS = 1_000;
const STILL_MS = 10_000;
const FAILED_MS = 15_000;
const ROUND_MS = 10_000;

export const ROUNDS = ["surveys", "rounds"] as const;
export const roundPath = (id: number, act = "") => `/surveys/rounds/${id}${act}`;
export const roundKey = (id: number) => [...ROUNDS, id];

// A service that does not answer is asked less often.
const slower = (failed: boolean, ms: number) => (failed ? FAILED_MS : ms);

export function useRounds() {
  return useQuery({
    queryKey: [...ROUNDS, "all"],
    queryFn: ({ signal }) => call<{ items: RoundRow[] }>("GET", "/surveys/rounds", { signal }),
    refetchInterval: ({ state }) => slower(state.status === "error", LIST_MS),
  });
}

export function useRound(id: number) {
  return useQuery({
    queryKey: roundKey(id),
    queryFn: ({ signal }) => call<Round>("GET", roundPath(id), { signal }),
    refetchInterval: ({ state }) => slower(state.status === "error", ROUND_MS),
  });
}

// Of the saved plan: rev is part of the key, so that a saved change asks anew.
export function useSample(id: number, rev: number, on: boolean) {
  return useQuery({
    queryKey: [...roundKey(id), "sample", rev],
    enabled: on,
    queryFn: ({ signal }) => call<Sample>("GET", roundPath(id, "/sample"), { signal }),
    placeholderData: (before) => before,
  });
}

export function useSchedule(id: number, rev: number) {
  return useQuery({
    queryKey: [...roundKey(id), "schedule", rev],
    queryFn: ({ signal }) => call<Schedule>("GET", roundPath(id, "/schedule"), { signal }),
    placeholderData: (before) => before,
  });
}

export function useWatchRound(id: number) {
  return useQuery({
    queryKey: [...roundKey(id), "watch"],
    queryFn: ({ signal }) => call<Watch>("GET", roundPath(id, "/watch"), { signal }),
    refetchInterval: ({ state }) => {
      const moves = state.data?.round.state === "sending" || state.data?.drawing;
      return slower(state.status === "error", moves ? SENDING_MS : STILL_MS);
    },
  });
}

export function usePeople(id: number, question: string) {
  return useInfiniteQuery({
    queryKey: [...roundKey(id), "people", question],
    initialPageParam: "",
    queryFn: ({ signal, pageParam }) => {
      const after = pageParam ? `&after=${encodeURIComponent(pageParam)}` : "";
      return call<InvitedPage>("GET", roundPath(id, `/people?${question}${after}`), { signal });
    },
    getNextPageParam: (last) => last.next ?? undefined,
  });
}

const FROZEN_MS = 300_000;

// The real engine says what a citizen reads first.
export function useFirstMessage(questionnaire: Questionnaire | null) {
  return useQuery({
    queryKey: ["surveys", "preview", questionnaire],
    enabled: questionnaire !== null,
    staleTime: FROZEN_MS,
    queryFn: ({ signal }) =>
      call<Preview>("POST", "/surveys/questionnaires/preview", {
        body: { questionnaire, accents: true, long_names: false, said: [] },
        signal,
      }),
    placeholderData: (before) => before,
  });
}

export function useLists() {
  return useQuery({
    queryKey: ["surveys", "lists"],
    queryFn: ({ signal }) => call<{ items: PeopleList[] }>("GET", "/surveys/lists", { signal }),
  });
}

export function useList(id: number | null) {
  return useQuery({
    queryKey: ["surveys", "lists", id],
    enabled: id !== null,
    queryFn: ({ signal }) => call<PeopleList>("GET", `/surveys/lists/${id}`, { signal }),
  });
}

// Each answer carries a new code for one's own Zalo, so it is asked for only on purpose.
export function useTesters(on: boolean) {
  return useQuery({
    queryKey: ["surveys", "testers"],
    enabled: on,
    staleTime: Infinity,
    queryFn: ({ signal }) => call<Testers>("GET", "/surveys/testers", { signal }),
  });
}

// The round as an act left it, and everything that hangs on it.
export function useRoundShown(id: number) {
  const client = useQueryClient();
  return {
    show(round: Round): void {
      client.setQueryData(roundKey(id), round);
      void client.invalidateQueries({ queryKey: ROUNDS });
    },
    again(): void {
      void client.invalidateQueries({ queryKey: ROUNDS });
    },
  };
}

export const refused = (problem: unknown, status: number) =>
  problem instanceof CallError && problem.status === status;
