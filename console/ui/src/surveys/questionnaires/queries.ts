import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { call } from "../../call";
import type {
  Checked,
  OpenQuestionnaire,
  Preview,
  Questionnaire,
  QuestionnaireRow,
} from "../shapes";

export const CHECK_MS = 400; // after the last key

export function pathOf(id: string, version: number): string {
  return `/surveys/questionnaires/${encodeURIComponent(id)}/${version}`;
}

export function pageOf(id: string, version: number): string {
  return `/khao-sat/bo-cau-hoi/${encodeURIComponent(id)}/${version}`;
}

export function useQuestionnaires(wanted = true) {
  return useQuery({
    queryKey: ["questionnaires"],
    enabled: wanted,
    queryFn: ({ signal }) =>
      call<{ items: QuestionnaireRow[] }>("GET", "/surveys/questionnaires", { signal }),
  });
}

export function readQuestionnaire(id: string, version: number, signal?: AbortSignal) {
  return call<OpenQuestionnaire>("GET", pathOf(id, version), { signal });
}

export function useQuestionnaire(id: string, version: number, wanted = true) {
  return useQuery({
    queryKey: ["questionnaires", id, version],
    enabled: wanted,
    queryFn: ({ signal }) => readQuestionnaire(id, version, signal),
  });
}

// The text as it stands after a pause in typing.
export function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), CHECK_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

export function useCheck(text: string) {
  return useQuery({
    queryKey: ["questionnaire-check", text],
    gcTime: 0,
    staleTime: Infinity,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      call<Checked>("POST", "/surveys/questionnaires/check", {
        body: { questionnaire: JSON.parse(text) as Questionnaire },
        signal,
      }),
  });
}

export interface PreviewAsk {
  accents: boolean;
  long_names: boolean;
  said: string[];
}

export function usePreview(text: string, ask: PreviewAsk) {
  return useQuery({
    queryKey: ["questionnaire-preview", text, ask],
    gcTime: 0,
    staleTime: Infinity,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      call<Preview>("POST", "/surveys/questionnaires/preview", {
        body: { questionnaire: JSON.parse(text) as Questionnaire, ...ask },
        signal,
      }),
  });
}
