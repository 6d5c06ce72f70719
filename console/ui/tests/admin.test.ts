import { expect, test } from "vitest";
// @ts-expect-error a plain module of the public page, without types
import { digitsOf, isCode } from "../../public/lookup.js";
import { adminEn } from "../src/words/admin_en";
import { adminVi } from "../src/words/admin_vi";

const names = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((hit) => hit[1]).sort();

test("the administrators' words are the same in both languages, none empty, all composed", () => {
  expect(Object.keys(adminEn).sort()).toEqual(Object.keys(adminVi).sort());
  for (const [key, text] of Object.entries(adminVi)) {
    const english = adminEn[key as keyof typeof adminVi];
    expect(names(english), key).toEqual(names(text));
    expect(text.trim(), key).not.toBe("");
    expect(english.trim(), key).not.toBe("");
    expect(text).toBe(text.normalize("NFC"));
  }
});

test("the public page knows a code by its check digit, however it is typed", () => {
  for (const code of ["PA2611-00427-2", "pa 2611 00427 2", "2611004272", " PA2611–00427–2"]) {
    expect(isCode(code), code).toBe(true);
  }
  for (const code of ["PA2611-00427-3", "PA2613-00427-2", "PA2611-00000-2", "PA2611", "", "xyz"]) {
    expect(isCode(code), code).toBe(false);
  }
  expect(digitsOf("PA26O1")).toBe("2601");
});
