// The words of the interface. Vietnamese is the source and always there; English comes on demand.
import { createContext, type ReactNode, use, useEffect, useMemo, useState } from "react";
import { type Language, put, storedLanguage, storeLanguage, type Values } from "./language";
import { vi } from "./vi";

export type Key = keyof typeof vi;
export type Say = (key: Key, values?: Values) => string;

interface Words {
  language: Language;
  say: Say;
  choose: (language: Language) => void;
}

const WordsContext = createContext<Words | null>(null);

export function WordsProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState(storedLanguage);
  const [english, setEnglish] = useState<Record<Key, string> | null>(null);
  useEffect(() => {
    if (language !== "en" || english) return;
    import("./en").then(
      (module) => setEnglish(module.en),
      () => setLanguage("vi"),
    );
  }, [language, english]);
  const shown: Language = language === "en" && english ? "en" : "vi";
  useEffect(() => {
    document.documentElement.lang = shown;
  }, [shown]);
  const words = useMemo<Words>(() => {
    const texts: Record<Key, string> = shown === "en" && english ? english : vi;
    return {
      language: shown,
      say: (key, values) => put(texts[key], values),
      choose: (chosen) => {
        storeLanguage(chosen);
        setLanguage(chosen);
      },
    };
  }, [shown, english]);
  return <WordsContext value={words}>{children}</WordsContext>;
}

export function useWords(): Words {
  const words = use(WordsContext);
  if (!words) throw new Error("WordsProvider is missing");
  return words;
}
