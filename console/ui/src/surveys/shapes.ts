// The shapes of the survey pages, by the names they have in the contract. Times are ISO with the
// offset, days "2026-11-25", shares fractions from 0 to 1.
export type Words = { vi: string; en: string };
export type Share = { n: number; good: number; share: number; low: number; high: number };
export type Mean = { n: number; mean: number; low: number; high: number };

// ---- questionnaires
export type QuestionnaireState = "shipped" | "draft" | "frozen";
export type QuestionnaireRow = {
  id: string;
  version: number;
  title: string;
  state: QuestionnaireState;
  rev: number;
  questions: number;
  seconds: number;
  by: string;
  at: string;
  rounds: { id: number; name: string; state: string }[];
};
export type Finding = {
  weight: "mistake" | "advice";
  question: string;
  field: string;
  vi: string;
  en: string;
};
export type Kind = "rating" | "single" | "multiple" | "number" | "date" | "text";
export type AnswerOption = {
  code: string;
  label: string;
  exclusive?: boolean;
  specify?: boolean;
};
export type Condition = { question: string; options: string[] };
export type Question = {
  code: string;
  kind: Kind;
  ask: string;
  title?: string;
  factor?: string;
  overall?: boolean;
  sensitive?: boolean;
  assurance?: string;
  options?: AnswerOption[];
  only?: Condition[];
  bounds?: { least: number; most: number };
};
export type QuestionPage = { title?: string; questions: Question[] };
// The text of the file; what the designer does not know of goes back as it came.
export type Questionnaire = {
  version: number;
  title: string;
  basis?: string;
  invitation: string;
  thanks: string;
  facts?: string[];
  factors?: Record<string, string>;
  pages: QuestionPage[];
  offers_feedback?: Condition;
};
export type Before = {
  version: number;
  same: string[];
  reworded: string[];
  added: string[];
  removed: string[];
};
export type OpenQuestionnaire = {
  questionnaire: Questionnaire;
  state: QuestionnaireState;
  rev: number;
  by: string;
  at: string;
  findings: Finding[];
  seconds: number;
  before: Before | null;
};
export type Checked = {
  findings: Finding[];
  seconds: number;
  lengths: { question: string; characters: number; choices: number }[];
};
export type PreviewLine = {
  who: "bot" | "citizen";
  text: string;
  buttons: { label: string; says: string }[];
};
export type Preview = { lines: PreviewLine[]; ended: boolean };

// ---- results
export type RoundState =
  "draft" | "to_approve" | "scheduled" | "sending" | "paused" | "closing" | "closed" | "cancelled";
export type RoundRow = {
  id: number;
  name: string;
  questionnaire: { id: string; version: number; title: string };
  state: RoundState;
  state_words: Words;
  opens: string;
  closes: string;
  people: number;
  sent: number;
  complete: number;
  response_rate: number | null;
  why: string;
};
export type Hidden = "" | "few" | "secondary";
export type Figure = { n: number; hidden: Hidden; share: Share | null; mean: Mean | null };
export type Change = {
  points: number;
  low: number;
  high: number;
  p: number;
  significant: boolean;
  vi: string;
  en: string;
} | null;
export type Criterion = {
  code: string;
  title: string;
  factor: string;
  levels: number[] | null;
  figure: Figure;
  change: Change;
  comparable: boolean;
};
export type FactorRow = { code: string; title: string; figure: Figure; change: Change };
export type Line = {
  id: string;
  name: string;
  figure: Figure;
  place: number | null;
  best: number | null;
  worst: number | null;
  faded: boolean;
};
export type Cell = { unit: string; field: string; figure: Figure };
export type ChoiceQuestion = {
  code: string;
  title: string;
  kind: "single" | "multiple";
  n: number;
  hidden: Hidden;
  options: { code: string; label: string; people: number | null; share: Share | null }[];
};
export type NumberQuestion = {
  code: string;
  title: string;
  kind: "number" | "date";
  n: number;
  hidden: Hidden;
  median: string | null;
  least: string | null;
  most: string | null;
  mean: Mean | null;
};
export type RoundPoint = {
  id: number;
  name: string;
  closes: string;
  figure: Figure;
  reworded: boolean;
};
export type Outcome = Words & { code: string; people: number };
export type Results = {
  round: RoundRow;
  scope: { unit: string; field: string; level: string };
  against: { id: number; name: string } | null;
  others: { id: number; name: string; closes: string }[];
  n: number;
  invited: number;
  people: number;
  weighted: boolean;
  correction: boolean;
  rates: { rr1: number; rr2: number; rr5: number; rr6: number };
  outcomes: Outcome[];
  overall: { code: string; title: string; figure: Figure; change: Change; note: Words };
  criteria: Criterion[];
  factors: FactorRow[];
  units: Line[];
  fields: Line[];
  levels: Line[];
  table: { units: string[]; fields: string[]; cells: Cell[] };
  choices: ChoiceQuestion[];
  numbers: NumberQuestion[];
  rounds: RoundPoint[];
  open: { code: string; title: string; answers: number }[];
  notes: Words[];
  counted_at: string;
};
export type OpenAnswer = {
  id: number;
  question: string;
  text: string;
  unit_name: string;
  hidden_unit: boolean;
  day: string;
  themes: number[];
  may_invite: boolean;
  invited: boolean;
};
export type OpenAnswers = { items: OpenAnswer[]; next: string | null; total: number };
export type Theme = {
  id: number;
  rev: number;
  title: string;
  about: string;
  answers: number;
  retired: boolean;
};
