import { useWords } from "../words/use_words";
import "./language_switch.css";

const NAMES = [
  ["vi", "VI", "Tiếng Việt"],
  ["en", "EN", "English"],
] as const;

export function LanguageSwitch() {
  const { say, language, choose } = useWords();
  return (
    <div role="group" aria-label={say("language.label")} className="languages">
      {NAMES.map(([code, short, name]) => (
        <button
          key={code}
          type="button"
          lang={code}
          aria-label={`${short}: ${name}`}
          aria-pressed={language === code}
          onClick={() => choose(code)}
        >
          {short}
        </button>
      ))}
    </div>
  );
}
