import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { call } from "../call";
import type {
  CaseList,
  Catalog,
  DeadlineStory,
  Duplicates,
  LabelCount,
  Opened,
  SavedFilters,
  StaffRow,
} from "./shapes";

const CATALOG_MS = 600_000;

export function casePath(id: string, rest = ""): string {
  return `/cases/${encodeURIComponent(id)}${rest}`;
}

export function useCases(question: string, wanted = true) {
  return useQuery({
    queryKey: ["cases", question],
    enabled: wanted,
    queryFn: ({ signal }) => call<CaseList>("GET", `/cases?${question}`, { signal }),
    placeholderData: keepPreviousData,
  });
}

export function useCase(id: string) {
  return useQuery({
    queryKey: ["case", id],
    queryFn: ({ signal }) => call<Opened>("GET", casePath(id), { signal }),
  });
}

// Under the key of the case, so that what makes the case old makes these old too.
export function useDeadline(id: string) {
  return useQuery({
    queryKey: ["case", id, "deadline"],
    queryFn: ({ signal }) => call<DeadlineStory>("GET", casePath(id, "/deadline"), { signal }),
  });
}

export function useDuplicates(id: string) {
  return useQuery({
    queryKey: ["case", id, "duplicates"],
    queryFn: ({ signal }) => call<Duplicates>("GET", casePath(id, "/duplicates"), { signal }),
  });
}

export function useCatalog() {
  return useQuery({
    queryKey: ["catalog"],
    staleTime: CATALOG_MS,
    queryFn: ({ signal }) => call<Catalog>("GET", "/catalog", { signal }),
  });
}

export function useStaff(onCase: string) {
  return useQuery({
    queryKey: ["staff", onCase],
    enabled: onCase !== "",
    queryFn: ({ signal }) =>
      call<{ items: StaffRow[] }>("GET", `/staff?on_case=${encodeURIComponent(onCase)}`, {
        signal,
      }),
  });
}

export function useLabels(wanted = true) {
  return useQuery({
    queryKey: ["cases", "labels"],
    enabled: wanted,
    queryFn: ({ signal }) => call<{ items: LabelCount[] }>("GET", "/cases/labels", { signal }),
  });
}

export function useSavedFilters() {
  return useQuery({
    queryKey: ["saved-filters"],
    queryFn: ({ signal }) => call<SavedFilters>("GET", "/me/filters", { signal }),
  });
}
