// The words of the pages of survey rounds, loaded with them. English comes on demand; until then,
// and where it is missing, Vietnamese stands.
import { useEffect, useState } from "react";
import { type Language, put, type Values } from "./language";
import type { roundsEn } from "./rounds_en";
import { roundsVi } from "./rounds_vi";
import { useWords } from "./use_words";

export type RoundKey = keyof typeof roundsVi;
export type RoundSay = (key: RoundKey, values?: Values) => string;

let english: typeof roundsEn | null = null;

export function isRoundKey(key: string): key is RoundKey {
  return key in roundsVi;
}

interface RoundWords {
  say: RoundSay;
  language: Language;
  told: (words: { vi: string; en: string }) => string; // what the service says in both
}

export function useRoundWords(): RoundWords {
  const { language } = useWords();
  const [, setLoaded] = useState(english !== null);
  useEffect(() => {
    if (language !== "en" || english) return;
    import("./rounds_en").then(
      (words) => {
        english = words.roundsEn;
        setLoaded(true);
      },
      () => {},
    );
  }, [language]);
  const say: RoundSay = (key, values) =>
    put((language === "en" ? english?.[key] : undefined) ?? roundsVi[key], values);
  return { say, language, told: (words) => (language === "en" && words.en) || words.vi };
}
