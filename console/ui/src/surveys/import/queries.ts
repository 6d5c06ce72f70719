import { useQuery } from "@tanstack/react-query";
import { call, CallError } from "../../call";
import type { Import } from "./shapes";

const BUSY_MS = 500;

export const importKey = (id: number) => ["surveys", "imports", id];
export const importPath = (id: number, act = "") => `/surveys/imports/${id}${act}`;

export const isGone = (problem: unknown) =>
  problem instanceof CallError && (problem.code === "import_gone" || problem.status === 404);

// One that is gone already is as good as dropped.
export async function dropImport(id: number): Promise<void> {
  try {
    await call("DELETE", importPath(id));
  } catch (failure) {
    if (!isGone(failure)) throw failure;
  }
}

export function useImport(id: number) {
  return useQuery({
    queryKey: importKey(id),
    queryFn: ({ signal }) => call<Import>("GET", importPath(id), { signal }),
    refetchInterval: ({ state }) => {
      const busy = state.data?.state === "reading" || state.data?.state === "saving";
      return busy && state.status !== "error" ? BUSY_MS : false;
    },
  });
}

const UNITS_MS = 300_000;

export function useUnitNames(on: boolean) {
  return useQuery({
    queryKey: ["surveys", "unit_options"],
    enabled: on,
    staleTime: UNITS_MS,
    queryFn: ({ signal }) =>
      call<{ items: { id: string; name: string }[] }>("GET", "/surveys/lists/unit-options", {
        signal,
      }),
  });
}
