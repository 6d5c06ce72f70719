import type { Key, Say } from "./use_words";
import { vi } from "./vi";

// Words of a code of the service ("reason", "danger"); one this version does not know stays as it is.
export function codeWords(say: Say, group: string, code: string): string {
  const key = `${group}.${code}`;
  return key in vi ? say(key as Key) : code;
}
