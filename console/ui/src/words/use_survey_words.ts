// The words of the pages of questionnaires and results, loaded with them. English comes on demand;
// until then, and where it is missing, Vietnamese stands.
import { useEffect, useState } from "react";
import type { surveysEn } from "./surveys_en";
import { surveysVi } from "./surveys_vi";
import { type Language, put, type Values } from "./language";
import { useWords } from "./use_words";

export type SurveyKey = keyof typeof surveysVi;
export type SurveySay = (key: SurveyKey, values?: Values) => string;

let english: typeof surveysEn | null = null;

export interface SurveyWords {
  say: SurveySay;
  language: Language;
  told: (words: { vi: string; en: string }) => string; // what the service says in both languages
}

export function useSurveyWords(): SurveyWords {
  const { language } = useWords();
  const [, setLoaded] = useState(english !== null);
  useEffect(() => {
    if (language !== "en" || english) return;
    import("./surveys_en").then(
      (words) => {
        english = words.surveysEn;
        setLoaded(true);
      },
      () => {},
    );
  }, [language]);
  const say: SurveySay = (key, values) =>
    put((language === "en" ? english?.[key] : undefined) ?? surveysVi[key], values);
  return { say, language, told: (words) => (language === "en" ? words.en : words.vi) };
}
