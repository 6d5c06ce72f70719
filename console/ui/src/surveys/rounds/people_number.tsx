import type { ReactNode } from "react";
import { Link } from "wouter";
import { mayAct } from "../../session/rights";
import { useMe } from "../../session/use_session";
import { useRoundWords } from "../../words/use_round_words";
import type { RoundRow } from "./shapes";
import { type Asked, watchHref } from "./watching";

// The people behind a number are for those who run rounds; of an anonymous round for nobody.
export function useMayList(round: RoundRow): boolean {
  const me = useMe();
  return mayAct(me, "surveys") && !round.anonymous;
}

interface PeopleNumberProps {
  round: RoundRow;
  asked: Asked;
  name: string; // of those people
  number: string;
  children?: ReactNode; // instead of the number
  testId?: string;
}

// A number with the list of its people behind it, or the number alone.
export function PeopleNumber({ round, asked, name, number, children, testId }: PeopleNumberProps) {
  const { say } = useRoundWords();
  if (!useMayList(round)) return <span data-testid={testId}>{children ?? number}</span>;
  return (
    <Link
      className="watch-number"
      href={watchHref(round.id, asked)}
      aria-label={say("watch.list_of", { name, n: number })}
      data-testid={testId}
    >
      {children ?? number}
    </Link>
  );
}
