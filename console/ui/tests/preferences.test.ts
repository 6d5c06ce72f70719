import { expect, test } from "vitest";
import { readPreferences } from "../src/shell/preferences";

test("choices are as usual unless something else was kept", () => {
  const usual = { single_keys: true, enter_sends: false, compact: false };
  for (const text of [null, "", "{", "null", "[]", '{"compact":"yes"}']) {
    expect(readPreferences(text)).toEqual(usual);
  }
  expect(readPreferences('{"compact":true,"single_keys":false}')).toEqual({
    single_keys: false,
    enter_sends: false,
    compact: true,
  });
});
