import { useQuery } from "@tanstack/react-query";
import { call } from "../call";
import type { Templates, Units } from "./office_shapes";
import type {
  Calendar,
  DataRequest,
  HealthList,
  Trail,
  UnitOption,
  Users,
  ZaloCard,
} from "./shapes";

const HEALTH_MS = 30_000;
const ZALO_MS = 30_000;
const UNITS_MS = 300_000;

export function useUsers() {
  return useQuery({
    queryKey: ["admin", "users"],
    queryFn: ({ signal }) => call<Users>("GET", "/admin/users", { signal }),
    placeholderData: (before) => before,
  });
}

export function useUnitOptions() {
  return useQuery({
    queryKey: ["admin", "unit_options"],
    staleTime: UNITS_MS,
    queryFn: ({ signal }) =>
      call<{ items: UnitOption[] }>("GET", "/admin/unit-options", { signal }),
  });
}

export function useUnits() {
  return useQuery({
    queryKey: ["admin", "units"],
    queryFn: ({ signal }) => call<Units>("GET", "/admin/units", { signal }),
  });
}

export function useTemplates() {
  return useQuery({
    queryKey: ["admin", "templates"],
    queryFn: ({ signal }) => call<Templates>("GET", "/admin/templates", { signal }),
  });
}

export function useCalendar() {
  return useQuery({
    queryKey: ["admin", "calendar"],
    queryFn: ({ signal }) => call<Calendar>("GET", "/admin/calendar", { signal }),
  });
}

export function useRequests() {
  return useQuery({
    queryKey: ["admin", "requests"],
    queryFn: ({ signal }) => call<{ items: DataRequest[] }>("GET", "/admin/requests", { signal }),
  });
}

export function useZalo() {
  return useQuery({
    queryKey: ["admin", "zalo"],
    queryFn: ({ signal }) => call<ZaloCard>("GET", "/admin/zalo", { signal }),
    refetchInterval: ZALO_MS,
    placeholderData: (before) => before,
  });
}

export function useHealth() {
  return useQuery({
    queryKey: ["admin", "health"],
    queryFn: ({ signal }) => call<HealthList>("GET", "/admin/health", { signal }),
    refetchInterval: HEALTH_MS,
    placeholderData: (before) => before,
  });
}

// query: of the filter, with "before" for an older page.
export function useTrail(query: string) {
  return useQuery({
    queryKey: ["admin", "trail", query],
    queryFn: ({ signal }) =>
      call<Trail>("GET", `/admin/audit${query ? `?${query}` : ""}`, { signal }),
    placeholderData: (before) => before,
  });
}
