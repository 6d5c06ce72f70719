import { useEffect } from "react";
import { useWords } from "../words/use_words";

export function useTitle(page: string): void {
  const { say } = useWords();
  useEffect(() => {
    document.title = say("app.title", { page });
  }, [page, say]);
}
