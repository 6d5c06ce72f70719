import { Note } from "../ui";
import { useWords } from "../words/use_words";
import type { BulkResult, CaseRow } from "./shapes";

interface ResultProps {
  result: BulkResult;
  rows: Pick<CaseRow, "id" | "number">[];
  what: "bulk" | "label"; // whose words tell it
}

// Of many: which were done, and why the others were not.
export function Result({ result, rows, what }: ResultProps) {
  const { say, language } = useWords();
  const numberOf = (id: string) => rows.find((row) => row.id === id)?.number ?? id;
  return (
    <>
      {result.done.length > 0 && (
        <Note kind="good">{say(`${what}.done`, { n: result.done.length })}</Note>
      )}
      {result.failed.length > 0 && (
        <Note kind="warn">
          <div>{say(`${what}.failed`, { n: result.failed.length })}</div>
          <ul>
            {result.failed.map((one) => (
              <li key={one.id}>
                {numberOf(one.id)}: {language === "en" ? (one.why_en ?? one.why) : one.why}
              </li>
            ))}
          </ul>
        </Note>
      )}
    </>
  );
}
