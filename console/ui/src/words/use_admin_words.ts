// The words of the administrators' pages, loaded with them. English comes on demand; until then,
// and where it is missing, Vietnamese stands.
import { useEffect, useState } from "react";
import type { adminEn } from "./admin_en";
import { adminVi } from "./admin_vi";
import { type Language, put, type Values } from "./language";
import { useWords } from "./use_words";

export type AdminKey = keyof typeof adminVi;
export type AdminSay = (key: AdminKey, values?: Values) => string;

let english: typeof adminEn | null = null;

export function isAdminKey(key: string): key is AdminKey {
  return key in adminVi;
}

export function useAdminWords(): { say: AdminSay; language: Language } {
  const { language } = useWords();
  const [, setLoaded] = useState(english !== null);
  useEffect(() => {
    if (language !== "en" || english) return;
    import("./admin_en").then(
      (words) => {
        english = words.adminEn;
        setLoaded(true);
      },
      () => {},
    );
  }, [language]);
  const say: AdminSay = (key, values) =>
    put((language === "en" ? english?.[key] : undefined) ?? adminVi[key], values);
  return { say, language };
}
