import { expect, test } from "vitest";
import { surveysEn } from "../src/words/surveys_en";
import { surveysVi } from "../src/words/surveys_vi";

const names = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((hit) => hit[1]).sort();

test("the words of surveys are the same in both languages, with the same values", () => {
  expect(Object.keys(surveysEn).sort()).toEqual(Object.keys(surveysVi).sort());
  for (const [key, text] of Object.entries(surveysVi)) {
    const english = surveysEn[key as keyof typeof surveysVi];
    expect(english.trim(), key).not.toBe("");
    expect(names(english), key).toEqual(names(text));
    expect(text, key).toBe(text.normalize("NFC"));
  }
});
