import { Fragment, type ReactNode } from "react";

// A sentence whose values are not words: say(key) without values leaves "{sent}" standing, and each
// is put where its language wants it.
export function placed(sentence: string, values: Record<string, ReactNode>): ReactNode[] {
  return sentence
    .split(/(\{\w+\})/)
    .map((part, at) => (
      <Fragment key={at}>{values[part.replace(/^\{(\w+)\}$/, "$1")] ?? part}</Fragment>
    ));
}
