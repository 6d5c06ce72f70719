import { expect, test } from "vitest";
import {
  added,
  between,
  type Box,
  inPixels,
  moved,
  pressed,
  scaledTo,
  sized,
} from "../src/cases/masks";
import { withPart, oursOnly } from "../src/files/shapes";
import { filesEn } from "../src/words/files_en";
import { filesVi } from "../src/words/files_vi";

const inside = ({ x, y, w, h }: Box) => x >= 0 && y >= 0 && x + w <= 1 + 1e-9 && y + h <= 1 + 1e-9;

test("a box is drawn in any direction, cut off at the edge, and a click is no box", () => {
  expect(between({ x: 0.5, y: 0.5 }, { x: 0.25, y: 0.75 })).toEqual({
    x: 0.25,
    y: 0.5,
    w: 0.25,
    h: 0.25,
  });
  expect(between({ x: 0.75, y: 0.75 }, { x: 3, y: 2 })).toEqual({
    x: 0.75,
    y: 0.75,
    w: 0.25,
    h: 0.25,
  });
  expect(between({ x: 0.5, y: 0.5 }, { x: 0.501, y: 0.9 })).toBeNull();
});

test("a box never leaves the picture, whatever is pressed", () => {
  let box = added([])[0]!;
  for (const key of ["ArrowLeft", "ArrowUp", "ArrowRight", "ArrowDown"]) {
    for (const shift of [false, true]) {
      for (let n = 0; n < 120; ++n) {
        box = pressed(box, key, shift)!;
        expect(inside(box)).toBe(true);
        expect(Math.min(box.w, box.h)).toBeGreaterThan(0.009);
      }
    }
  }
  expect(pressed(box, "Enter", false)).toBeNull();
});

test("moving keeps the size, sizing keeps the corner", () => {
  const box = { x: 0.2, y: 0.2, w: 0.2, h: 0.2 };
  expect(moved(box, 0.5, 5)).toEqual({ x: 0.7, y: 0.8, w: 0.2, h: 0.2 });
  const grown = sized(box, 5, 0.1);
  expect(grown.x).toBeCloseTo(0.2);
  expect(grown.y).toBeCloseTo(0.2);
  expect(grown.w).toBeCloseTo(0.8);
});

test("boxes that are added do not hide each other", () => {
  const two = added(added([]));
  expect(two).toHaveLength(2);
  expect(two[0]!.x).not.toBe(two[1]!.x);
});

test("what is painted covers every pixel the box touches", () => {
  const spot = inPixels({ x: 0.333, y: 0.1, w: 0.1, h: 0.05 }, 1001, 333);
  expect(spot.left).toBeLessThanOrEqual(0.333 * 1001);
  expect(spot.left + spot.width).toBeGreaterThanOrEqual(0.433 * 1001);
  expect(spot.top + spot.height).toBeGreaterThanOrEqual(0.15 * 333);
  expect(scaledTo(4000, 3000, 2560)).toEqual([2560, 1920]);
  expect(scaledTo(800, 600, 2560)).toEqual([800, 600]);
});

test("only our own addresses are opened, and parts are added to them", () => {
  expect(oursOnly("/api/v1/attachments/1")).toBe("/api/v1/attachments/1");
  expect(oursOnly("//evil.example/x")).toBeNull();
  expect(oursOnly("https://evil.example")).toBeNull();
  expect(withPart("/a", "b=1")).toBe("/a?b=1");
  expect(withPart("/a?c=2", "b=1")).toBe("/a?c=2&b=1");
});

test("words about files: same keys and values in both languages", () => {
  const names = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((hit) => hit[1]).sort();
  expect(Object.keys(filesEn).sort()).toEqual(Object.keys(filesVi).sort());
  for (const [key, text] of Object.entries(filesVi)) {
    expect(names(filesEn[key as keyof typeof filesVi]), key).toEqual(names(text));
    expect(text).toBe(text.normalize("NFC"));
  }
});
