// What the contract says about questionnaires and results, under short names. Times are ISO with
// the offset, days "2026-11-25", shares fractions from 0 to 1.
import type { components } from "../api";

type Schemas = components["schemas"];
export type Words = Schemas["Words"];
export type Counted = Schemas["Counted"];

export type QuestionnaireState = Schemas["QuestionnaireState"];
export type QuestionnaireRow = Schemas["QuestionnaireRow"];
export type Finding = Schemas["Finding"];
export type AnswerOption = Schemas["AnswerOption"];
export type Condition = Schemas["Condition"];
export type Question = Schemas["Question"];
export type Kind = Question["kind"];
export type QuestionPage = Schemas["QuestionPage"];
// What the designer does not know of goes back as it came.
export type Questionnaire = Schemas["Questionnaire"];
export type Before = Schemas["VersionBefore"];
export type OpenQuestionnaire = Schemas["OpenQuestionnaire"];
export type Checked = Schemas["CheckedQuestionnaire"];
export type PreviewLine = Schemas["PreviewLine"];
export type Preview = Schemas["SurveyPreview"];

export type RoundState = Schemas["RoundState"];
export type RoundRow = Schemas["RoundRow"];
export type Hidden = Schemas["Hidden"];
export type Share = Schemas["Share"];
export type Mean = Schemas["Mean"];
export type Figure = Schemas["Figure"];
export type Change = Schemas["ChangeOrNull"];
export type Line = Schemas["ResultLine"];
export type Results = Schemas["Results"];
export type Criterion = Results["criteria"][number];
export type FactorRow = Results["factors"][number];
export type ChoiceQuestion = Results["choices"][number];
export type NumberQuestion = Results["numbers"][number];
export type RoundPoint = Results["rounds"][number];
export type OpenAnswer = Schemas["OpenAnswer"];
export type OpenAnswers = Schemas["OpenAnswers"];
export type Theme = Schemas["SurveyTheme"];
