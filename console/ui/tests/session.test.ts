import { expect, test } from "vitest";
import { pairFault } from "../src/session/password_pair";

test("a new password is long enough first, and then the same twice", () => {
  expect(pairFault({ first: "", second: "" })).toBe("short");
  expect(pairFault({ first: "mười hai chữ", second: "" })).toBe("differ");
  expect(pairFault({ first: "mười hai chữ", second: "mười hai chữ" })).toBeNull();
});

test("its length counts signs, not the parts they are stored as", () => {
  expect(pairFault({ first: "👍👍👍👍👍👍", second: "👍👍👍👍👍👍" })).toBe("short");
});
