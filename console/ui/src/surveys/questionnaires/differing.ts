// Two questionnaires side by side, field by field, in words for people. Pure.
import type { Difference } from "../../ui/conflict";
import type { Question, Questionnaire } from "../shapes";
import { clean, questionsOf } from "./edits";

export interface Labels {
  title: string;
  invitation: string;
  thanks: string;
  facts: string;
  factors: string;
  pages: string;
  kind: (question: Question) => string;
}

export function questionWords(question: Question, labels: Labels): string {
  const options = (question.options ?? []).map((one) => `${one.label} (${one.code})`);
  const only = (question.only ?? []).map((one) => `${one.question} = ${one.options.join(", ")}`);
  const { bounds } = question;
  const parts = [
    labels.kind(question),
    question.title,
    question.ask,
    options.join("; "),
    only.length > 0 ? `⟵ ${only.join(" & ")}` : "",
    bounds ? `${bounds.least} – ${bounds.most}` : "",
    question.factor,
    question.assurance,
    question.overall ? "★" : "",
  ];
  return parts.filter(Boolean).join(" · ");
}

type Fields = Map<string, string>;

function fieldsOf(whole: Questionnaire, labels: Labels): Fields {
  const factors = Object.entries(whole.factors ?? {}).map(([code, name]) => `${code}: ${name}`);
  const pages = whole.pages.map(
    (page) => `[${page.title ?? ""}] ${page.questions.map((one) => one.code).join(" ")}`,
  );
  const fields: Fields = new Map([
    [labels.title, whole.title],
    [labels.invitation, whole.invitation],
    [labels.thanks, whole.thanks],
    [labels.facts, (whole.facts ?? []).join(", ")],
    [labels.factors, factors.sort().join("; ")],
    [labels.pages, pages.join(" / ")],
  ]);
  for (const one of questionsOf(whole)) fields.set(one.code, questionWords(one, labels));
  return fields;
}

export function differences(
  before: Questionnaire,
  after: Questionnaire,
  labels: Labels,
): Difference[] {
  const old = fieldsOf(clean(before), labels);
  const now = fieldsOf(clean(after), labels);
  const names = new Set([...old.keys(), ...now.keys()]);
  return [...names]
    .map((label) => ({ label, before: old.get(label) ?? "", after: now.get(label) ?? "" }))
    .filter((one) => one.before !== one.after);
}
