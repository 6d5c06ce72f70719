// What the designer does to a questionnaire: pure functions from one to the next. Places are a page
// and a number within it.
import { fold } from "../../text/folding";
import type { AnswerOption, Kind, Question, Questionnaire, QuestionPage } from "../shapes";
import { boundsFor, isBounded } from "./bounds";

export interface Place {
  page: number;
  at: number;
}
export interface Placed extends Place {
  question: Question;
  number: number; // of all, from 1
}

const CODE_MAX = 24;
export const LEVELS = 5;
export const NO_ANSWER = "bo_qua";

export function placed(whole: Questionnaire): Placed[] {
  const all = whole.pages.flatMap((page, at) =>
    page.questions.map((question, number) => ({ question, page: at, at: number })),
  );
  return all.map((one, at) => ({ ...one, number: at + 1 }));
}

export function questionsOf(whole: Questionnaire): Question[] {
  return whole.pages.flatMap((page) => page.questions);
}

export function questionAt(whole: Questionnaire, place: Place): Question | undefined {
  return whole.pages[place.page]?.questions[place.at];
}

export const isCode = (text: string) => /^[A-Za-z0-9_]{1,24}$/.test(text);

// "Trễ, không được báo" → "tre_khong_duoc_bao".
export function codeFrom(words: string, usual: string): string {
  const plain = fold(words)
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "")
    .slice(0, CODE_MAX);
  return plain.replace(/_+$/, "") || usual;
}

// "Z3" when it is free, else "Z3_2", "Z3_3" …; large and small letters are the same code.
export function freeCode(taken: string[], wish: string): string {
  const used = new Set(taken.map((one) => one.toLowerCase()));
  if (!used.has(wish.toLowerCase())) return wish;
  for (let number = 2; ; number += 1) {
    const end = `_${number}`;
    const code = wish.slice(0, CODE_MAX - end.length) + end;
    if (!used.has(code.toLowerCase())) return code;
  }
}

const codesOf = (whole: Questionnaire) => questionsOf(whole).map((one) => one.code);

function withPage(
  whole: Questionnaire,
  at: number,
  change: (page: QuestionPage) => QuestionPage,
): Questionnaire {
  return {
    ...whole,
    pages: whole.pages.map((page, number) => (number === at ? change(page) : page)),
  };
}

export function putQuestion(
  whole: Questionnaire,
  place: Place,
  part: Partial<Question>,
): Questionnaire {
  return withPage(whole, place.page, (page) => ({
    ...page,
    questions: page.questions.map((one, at) => (at === place.at ? { ...one, ...part } : one)),
  }));
}

export function insertQuestion(
  whole: Questionnaire,
  place: Place,
  question: Question,
): Questionnaire {
  return withPage(whole, place.page, (page) => ({
    ...page,
    questions: [...page.questions.slice(0, place.at), question, ...page.questions.slice(place.at)],
  }));
}

export function removeQuestion(whole: Questionnaire, place: Place): Questionnaire {
  return withPage(whole, place.page, (page) => ({
    ...page,
    questions: page.questions.filter((_, at) => at !== place.at),
  }));
}

// Back to its place, or as near to it as there is room by now.
export function restoreQuestion(
  whole: Questionnaire,
  { question, page, at }: Place & { question: Question },
): Questionnaire {
  const start = whole.pages.length > 0 ? whole : addPage(whole, "");
  const near = Math.min(page, start.pages.length - 1);
  const end = start.pages[near]!.questions.length;
  return insertQuestion(start, { page: near, at: Math.min(at, end) }, question);
}

// Where it would stand one step further: in its page, at the end of the page before, or at the
// beginning of the page after. Null at the ends.
export function stepFrom(whole: Questionnaire, place: Place, step: 1 | -1): Place | null {
  const at = place.at + step;
  if (at >= 0 && at < whole.pages[place.page]!.questions.length) return { page: place.page, at };
  const page = whole.pages[place.page + step];
  if (!page) return null;
  return { page: place.page + step, at: step === 1 ? 0 : page.questions.length };
}

export function moveQuestion(
  whole: Questionnaire,
  place: Place,
  step: 1 | -1,
): { whole: Questionnaire; place: Place } | null {
  const to = stepFrom(whole, place, step);
  const question = questionAt(whole, place);
  if (!to || !question) return null;
  return { whole: insertQuestion(removeQuestion(whole, place), to, question), place: to };
}

export function duplicateQuestion(whole: Questionnaire, place: Place): Questionnaire {
  const question = questionAt(whole, place)!;
  const copy: Question = {
    ...structuredClone(question),
    code: freeCode(codesOf(whole), question.code),
    overall: false, // one only
  };
  return insertQuestion(whole, { page: place.page, at: place.at + 1 }, copy);
}

export function emptyQuestion(whole: Questionnaire, options: [string, string]): Question {
  const taken = codesOf(whole);
  let number = taken.length + 1;
  while (taken.some((one) => one.toLowerCase() === `q${number}`)) number += 1;
  const [first, second] = options;
  return {
    code: `Q${number}`,
    kind: "single",
    ask: "",
    title: "",
    options: [
      { code: codeFrom(first, "a"), label: first },
      { code: codeFrom(second, "b"), label: second },
    ],
  };
}

// Another kind takes along what it can: options stay for the moment one changes back.
export function withKind(question: Question, kind: Kind): Question {
  const next: Question = { ...question, kind };
  if (isBounded(kind)) next.bounds = boundsFor(kind, question);
  if ((kind === "single" || kind === "multiple") && !question.options) next.options = [];
  if (kind !== "rating") next.overall = false;
  return next;
}

// A question of another questionnaire: with a code that is free, its factor and the facts it names;
// conditions name questions that are not here.
export function borrowQuestion(
  whole: Questionnaire,
  place: Place,
  from: Questionnaire,
  question: Question,
): Questionnaire {
  const { only: _, ...own } = structuredClone(question);
  const code = freeCode(codesOf(whole), question.code);
  const next = insertQuestion(whole, place, { ...own, code, overall: false });
  const facts = [...(next.facts ?? [])];
  for (const name of factsNamed(question.ask)) {
    if (from.facts?.includes(name) && !facts.includes(name)) facts.push(name);
  }
  const factor = question.factor;
  const factors = { ...next.factors };
  if (factor && !(factor in factors) && from.factors?.[factor]) {
    factors[factor] = from.factors[factor];
  }
  return { ...next, facts, factors };
}

export function factsNamed(text: string): string[] {
  return [...text.matchAll(/\{(\w+)\}/g)].map((hit) => hit[1]!);
}

export function addPage(whole: Questionnaire, title: string): Questionnaire {
  return { ...whole, pages: [...whole.pages, { title, questions: [] }] };
}

export function removePage(whole: Questionnaire, at: number): Questionnaire {
  return { ...whole, pages: whole.pages.filter((_, number) => number !== at) };
}

export function renamePage(whole: Questionnaire, at: number, title: string): Questionnaire {
  return withPage(whole, at, (page) => ({ ...page, title }));
}

export function addOption(question: Question, label = ""): Question {
  const options = question.options ?? [];
  const code = freeCode([...options.map((one) => one.code), NO_ANSWER], codeFrom(label, "lc"));
  return { ...question, options: [...options, { code, label }] };
}

export function putOption(question: Question, at: number, part: Partial<AnswerOption>): Question {
  const options = (question.options ?? []).map((one, number) =>
    number === at ? { ...one, ...part } : one,
  );
  return { ...question, options };
}

export function moveOption(question: Question, at: number, step: 1 | -1): Question {
  const options = [...(question.options ?? [])];
  const [one] = options.splice(at, 1);
  if (one) options.splice(at + step, 0, one);
  return { ...question, options };
}

export function removeOption(question: Question, at: number): Question {
  return { ...question, options: (question.options ?? []).filter((_, number) => number !== at) };
}

// What a condition may name: the options, or the levels of a rating.
export function answersOf(question: Question): string[] {
  if (question.kind === "rating") return Array.from({ length: LEVELS }, (_, at) => String(at + 1));
  if (question.kind !== "single" && question.kind !== "multiple") return [];
  return (question.options ?? []).map((one) => one.code);
}

function cleanQuestion(question: Question): Question {
  const { code, kind, ask } = question;
  const clean: Question = { code, kind, ask };
  if (question.title) clean.title = question.title;
  if (question.factor) clean.factor = question.factor;
  if (question.overall) clean.overall = true;
  if (question.sensitive) clean.sensitive = true;
  if (question.sensitive && question.assurance) clean.assurance = question.assurance;
  if (kind === "single" || kind === "multiple") {
    clean.options = (question.options ?? []).map((one) => ({
      code: one.code,
      label: one.label,
      ...(one.exclusive && kind === "multiple" ? { exclusive: true } : {}),
      ...(one.specify ? { specify: true } : {}),
    }));
  }
  if (question.only?.length) clean.only = question.only;
  if (isBounded(kind) && question.bounds) clean.bounds = question.bounds;
  return clean;
}

// As it is sent and compared: what a kind has no use for, and what is empty, is left out.
export function clean(whole: Questionnaire): Questionnaire {
  const { basis, facts, factors, offers_feedback, pages, ...rest } = whole;
  return {
    ...rest,
    ...(basis ? { basis } : {}),
    ...(facts?.length ? { facts } : {}),
    ...(factors && Object.keys(factors).length > 0 ? { factors } : {}),
    pages: pages.map(({ title, questions }) => ({
      ...(title ? { title } : {}),
      questions: questions.map(cleanQuestion),
    })),
    ...(offers_feedback ? { offers_feedback } : {}),
  };
}

// Key order is none of anybody's business.
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== "object") return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, one]) => [key, sorted(one)]));
}

export function sameText(left: Questionnaire, right: Questionnaire): boolean {
  return JSON.stringify(sorted(clean(left))) === JSON.stringify(sorted(clean(right)));
}
