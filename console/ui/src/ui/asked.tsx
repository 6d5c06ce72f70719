import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { Outline } from "./bones";
import { ErrorNote, Loading, Slow } from "./states";

interface AskedProps<Answer> {
  query: UseQueryResult<Answer>;
  like?: Outline;
  rows?: number;
  children: (answer: Answer) => ReactNode;
}

// A part of a page that is asked for. What is there stays while something newer is fetched, and
// when that fails: a dialog that stands open above it keeps what was typed.
export function Asked<Answer>({ query, like, rows, children }: AskedProps<Answer>) {
  const again = () => void query.refetch();
  if (query.data === undefined) {
    return query.isError ? (
      <ErrorNote problem={query.error} onRetry={again} />
    ) : (
      <Loading like={like} rows={rows} onRetry={again} />
    );
  }
  return (
    <div className="stack" aria-busy={query.isPlaceholderData || undefined}>
      {query.isError && <ErrorNote problem={query.error} onRetry={again} />}
      {query.isPlaceholderData && <Slow onRetry={again} />}
      {children(query.data)}
    </div>
  );
}
