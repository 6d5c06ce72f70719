import { expect, test } from "vitest";
import { en } from "../src/words/en";
import { put } from "../src/words/language";
import { vi } from "../src/words/vi";

const names = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((hit) => hit[1]).sort();

test("English has the same keys as Vietnamese, none empty", () => {
  expect(Object.keys(en).sort()).toEqual(Object.keys(vi).sort());
  for (const text of [...Object.values(vi), ...Object.values(en)]) expect(text.trim()).not.toBe("");
});

test("both languages use the same values", () => {
  for (const [key, text] of Object.entries(vi)) {
    expect(names(en[key as keyof typeof vi]), key).toEqual(names(text));
  }
});

test("Vietnamese texts are composed, as browsers and search expect", () => {
  for (const text of Object.values(vi)) expect(text).toBe(text.normalize("NFC"));
});

test("a value that is missing stays visible", () => {
  expect(put("Chờ {time} phút {n}", { time: 3 })).toBe("Chờ 3 phút {n}");
});
