import { isKey, type Say } from "./use_words";

// Words of a code of the service ("reason", "danger"); one this version does not know stays as it is.
export function codeWords(say: Say, group: string, code: string): string {
  const key = `${group}.${code}`;
  return isKey(key) ? say(key) : code;
}
