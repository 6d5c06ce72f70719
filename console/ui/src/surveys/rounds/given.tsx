import type { UseQueryResult } from "@tanstack/react-query";
import type { ComponentProps, ReactNode } from "react";
import { Asked, Empty } from "../../ui";
import { useRoundWords } from "../../words/use_round_words";
import { useWords } from "../../words/use_words";
import { refused } from "./queries";

interface GivenProps<Answer> {
  query: UseQueryResult<Answer>;
  like?: ComponentProps<typeof Asked>["like"];
  rows?: number;
  children: (answer: Answer) => ReactNode;
}

// A part that is asked for; what this account may not see, and what there is not, says so.
export function Given<Answer>(props: GivenProps<Answer>) {
  const { say } = useRoundWords();
  const words = useWords();
  const { query } = props;
  if (refused(query.error, 403)) {
    return (
      <Empty
        icon="lock"
        words={words.say("state.no_right")}
        next={words.say("state.no_right_next")}
      />
    );
  }
  if (refused(query.error, 404)) {
    return <Empty icon="help" words={say("round.gone")} next={say("round.gone_next")} />;
  }
  return <Asked {...props} />;
}
