import { useState } from "react";
import { answerOf } from "../../call";
import { wholeNumber } from "../../text/numbers";
import { useRoundWords } from "../../words/use_round_words";
import { leftOutName } from "./choice";
import { importPath } from "./queries";
import type { Import } from "./shapes";

export function useLeftOutFile(file: Import) {
  const [problem, setProblem] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  // Fetched rather than linked to, so that a refusal is shown as words and not saved as a file.
  async function save(): Promise<void> {
    setBusy(true);
    setProblem(null);
    try {
      const answer = await answerOf("GET", importPath(file.id, "/left-out"), {
        headers: { Accept: "*/*" },
        byPerson: true,
      });
      const address = URL.createObjectURL(await answer.blob());
      const link = document.createElement("a");
      link.href = address;
      link.download = leftOutName(file.file);
      link.click();
      setTimeout(() => URL.revokeObjectURL(address), 60_000);
    } catch (failure) {
      setProblem(failure);
    } finally {
      setBusy(false);
    }
  }
  return { busy, problem, save };
}

// Why rows are not on the list, and how many for each reason.
export function LeftOut({ file }: { file: Import }) {
  const { language, told } = useRoundWords();
  return (
    <ul className="dots">
      {file.left_out.map((one) => (
        <li key={one.code}>
          {told(one)}: <b>{wholeNumber(one.people, language)}</b>
        </li>
      ))}
    </ul>
  );
}
