// The words of the interface. Vietnamese is the source and always there; English comes on demand.
// A large part of the pages brings its own words with its code (addWords), not with the shell.
import { createContext, type ReactNode, use, useEffect, useMemo, useState } from "react";
import { type Language, put, storedLanguage, storeLanguage, type Values } from "./language";
import type { casesMoreVi } from "./cases_more_vi";
import type { casesVi } from "./cases_vi";
import type { conflictVi } from "./conflict_vi";
import type { filesVi } from "./files_vi";
import type { inboxMoreVi } from "./inbox_more_vi";
import type { overviewVi } from "./overview_vi";
import { vi } from "./vi";

type Vietnamese = typeof vi &
  typeof casesVi &
  typeof casesMoreVi &
  typeof conflictVi &
  typeof filesVi &
  typeof inboxMoreVi &
  typeof overviewVi;
export type Key = keyof Vietnamese;
export type Say = (key: Key, values?: Values) => string;

interface Words {
  language: Language;
  say: Say;
  choose: (language: Language) => void;
}

const vietnamese: Partial<Record<Key, string>> = { ...vi };

export function addWords(words: Partial<Record<Key, string>>): void {
  Object.assign(vietnamese, words);
}

export function isKey(key: string): key is Key {
  return key in vietnamese;
}

// What is missing stands as its key rather than breaking the page.
function textOf(texts: Partial<Record<Key, string>>, key: Key): string {
  return texts[key] ?? vietnamese[key] ?? key;
}

// Each part is the twin of its Vietnamese one by its own type.
async function englishWords(): Promise<Record<Key, string>> {
  const parts = await Promise.all([
    import("./en").then((words) => words.en),
    import("./cases_en").then((words) => words.casesEn),
    import("./cases_more_en").then((words) => words.casesMoreEn),
    import("./conflict_en").then((words) => words.conflictEn),
    import("./files_en").then((words) => words.filesEn),
    import("./inbox_more_en").then((words) => words.inboxMoreEn),
    import("./overview_en").then((words) => words.overviewEn),
  ]);
  return Object.assign({}, ...parts);
}

const WordsContext = createContext<Words | null>(null);

export function WordsProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState(storedLanguage);
  const [english, setEnglish] = useState<Record<Key, string> | null>(null);
  useEffect(() => {
    if (language !== "en" || english) return;
    englishWords().then(setEnglish, () => setLanguage("vi"));
  }, [language, english]);
  const shown: Language = language === "en" && english ? "en" : "vi";
  useEffect(() => {
    document.documentElement.lang = shown;
  }, [shown]);
  const words = useMemo<Words>(() => {
    const texts = shown === "en" && english ? english : vietnamese;
    return {
      language: shown,
      say: (key, values) => put(textOf(texts, key), values),
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
