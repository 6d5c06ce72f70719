import { expect, test } from "vitest";
import { lineOf, placeOn, rangeOf, segmentsOf, ticksOf } from "../src/surveys/charts/geometry";
import {
  decimal,
  figureText,
  hasRange,
  percent,
  percentRange,
} from "../src/surveys/charts/numbers";
import { type NoChange, whyNoChange } from "../src/surveys/results/no_change";
import {
  choicesOf,
  ratedIn,
  isNarrowed,
  missingIn,
  readScope,
  writeScope,
} from "../src/surveys/results/scope";
import type { Hidden, Results, RoundPoint } from "../src/surveys/shapes";

const ALL = { least: 0, most: 1 };

test("figures are written as each language writes them", () => {
  expect(percent(0.8623, "vi")).toBe("86,2 %");
  expect(percent(0.8623, "en")).toBe("86.2 %");
  expect(percent(1, "vi")).toBe("100,0 %");
  expect(decimal(12345.678, 2, "vi")).toBe("12.345,68");
  expect(decimal(-2.35, 1, "en")).toBe("−2.4");
  expect(decimal(-0.01, 1, "vi")).toBe("0,0");
  expect(decimal(9.999, 1, "vi")).toBe("10,0");
  expect(percentRange(0.821, 0.895, "vi")).toBe("[82,1 – 89,5]");
  expect(figureText("6.5", "vi")).toBe("6,5");
  expect(figureText("6.5", "en")).toBe("6.5");
  expect(figureText(null, "vi")).toBe("–");
  expect(hasRange({ low: 4.22, high: 4.4 })).toBe(true);
  expect(hasRange({ low: 4.31, high: 4.31 })).toBe(false); // as the service writes "no interval"
});

test("places stay on the chart", () => {
  expect(placeOn({ least: 1, most: 5 }, 3)).toBe(50);
  expect(placeOn(ALL, 1.4)).toBe(100);
  expect(placeOn(ALL, -1)).toBe(0);
  expect(placeOn({ least: 1, most: 1 }, 1)).toBe(0);
});

test("an axis is as short as whole steps allow, and never empty", () => {
  expect(rangeOf([0.734, 0.951], 0.1, ALL).least).toBeCloseTo(0.7);
  expect(rangeOf([0.734, 0.951], 0.1, ALL).most).toBeCloseTo(1);
  expect(rangeOf([], 0.1, ALL)).toEqual(ALL);
  const one = rangeOf([1, 1], 0.1, ALL);
  expect(one.least).toBeCloseTo(0.9);
  expect(one.most).toBe(1);
  const low = rangeOf([0, 0], 0.1, ALL);
  expect([low.least, low.most]).toEqual([0, 0.1]);
});

test("marks stand on steps, and not too many of them", () => {
  expect(ticksOf({ least: 0.7, most: 1 }, 0.1)).toEqual([0.7, 0.8, 0.9, 1]);
  expect(ticksOf(ALL, 0.1)).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
  expect(ticksOf({ least: 1, most: 5 }, 0.5).length).toBeLessThanOrEqual(6);
});

test("the five levels fill the bar, as counts or as rounded shares", () => {
  const segments = segmentsOf([2, 4, 8, 45, 41]);
  expect(segments.map((one) => one.share)).toEqual([0.02, 0.04, 0.08, 0.45, 0.41]);
  const last = segments.at(-1)!;
  expect(last.start + last.width).toBeCloseTo(100);
  const rounded = segmentsOf([0.02, 0.04, 0.08, 0.45, 0.4]).at(-1)!;
  expect(rounded.start + rounded.width).toBeCloseTo(100);
  expect(segmentsOf([0, 0, 0, 0, 0])).toEqual([]);
});

function point(id: number, share: number | null, reworded = false): RoundPoint {
  const shown = share === null ? null : { n: 300, good: 0, share, low: share - 0.04, high: share };
  return {
    id,
    name: `Đợt ${id}`,
    closes: "2026-11-01T00:00:00+07:00",
    figure: { n: 300, hidden: shown ? "" : "few", share: shown, mean: null },
    reworded,
  };
}

test("the line is broken where the wording changed and where a figure is hidden", () => {
  const rounds = [
    point(1, 0.8),
    point(2, 0.82),
    point(3, 0.9, true),
    point(4, null),
    point(5, 0.9),
  ];
  const { points, strokes } = lineOf(rounds, ALL, 100);
  expect(points.map((one) => one.number)).toEqual([0, 1, 2, 4]);
  expect(strokes.map((one) => [one.from.number, one.to.number])).toEqual([[0, 1]]);
  expect(points[0]!.y).toBeCloseTo(20);
  expect(points[0]!.low).toBeGreaterThan(points[0]!.y); // further down
});

test("a single round stands in the middle", () => {
  expect(lineOf([point(1, 0.5)], ALL, 100).points[0]!.x).toBe(50);
});

test("the scope goes into the address and comes back, and nothing odd with it", () => {
  const scope = readScope("unit=vt&field=H%E1%BB%99+t%E1%BB%8Bch&against=none&weighted=true&x=1");
  expect(scope).toEqual({
    unit: "vt",
    field: "Hộ tịch",
    level: "",
    against: "none",
    weighted: true,
  });
  expect(readScope(writeScope(scope))).toEqual(scope);
  expect(writeScope(readScope(""))).toBe("");
  expect(readScope("unit=v%00t&field=a%0Ab")).toMatchObject({ unit: "", field: "" });
  expect(readScope(`field=${"ộ".repeat(66)}`).field).toHaveLength(66); // of 3 bytes each
  expect(readScope(`field=${"ộ".repeat(67)}`).field).toBe("");
  expect(readScope("against=dd").against).toBe("");
  expect(isNarrowed(scope)).toBe(true);
  expect(isNarrowed(readScope("against=10"))).toBe(false);
});

test("the list behind a number is of its place within what the page shows", () => {
  const scope = readScope("field=H%E1%BB%99+t%E1%BB%8Bch&against=3&weighted=true");
  expect(ratedIn(scope, { unit: "vt" })).toEqual({
    outcome: "rated",
    unit: "vt",
    field: "Hộ tịch",
  });
  const cell = ratedIn(readScope("unit=vt&level=xa"), { unit: "nb", field: "Đất đai" });
  expect(cell).toEqual({ outcome: "rated", unit: "nb", field: "Đất đai", level: "xa" });
});

test("why nothing stands beside the headline is found in the line of the rounds", () => {
  const why = (against: number, rounds: RoundPoint[]): NoChange => {
    const own = rounds.find((one) => one.id === 4)!;
    return whyNoChange({
      round: { id: 4 },
      against: { id: against, name: `Đợt ${against}`, weighted: against === 7 },
      weighted: false,
      overall: { figure: own.figure },
      rounds,
    } as Results);
  };
  const line = [point(1, 0.8), point(2, 0.8, true), point(3, null), point(4, 0.9), point(5, 0.9)];
  expect(why(1, line)).toBe("reworded");
  expect(why(2, line)).toBe("unknown"); // it was reworded before, not since
  expect(why(3, line)).toBe("there");
  expect(why(5, line)).toBe("unknown");
  expect(why(5, [...line.slice(0, 4), point(5, 0.9, true)])).toBe("reworded"); // a later one
  expect(why(9, line)).toBe("unknown");
  expect(why(7, [...line, point(7, 0.8)])).toBe("weights");
  expect(why(1, [point(1, 0.8), point(4, null)])).toBe("here");
});

test("a narrower answer does not take choices away", () => {
  const known = [
    { id: "vt", name: "Vị Thanh" },
    { id: "nb", name: "Ngã Bảy" },
  ];
  expect(choicesOf(known, [{ id: "vt", name: "Vị Thanh" }], "vt")).toEqual(known);
  expect(choicesOf([], [], "xx")).toEqual([{ id: "xx", name: "xx" }]);
});

test("a place that is hidden is not a place where nobody answered", () => {
  const overall = (hidden: Hidden) => ({
    code: "Z1",
    title: "",
    levels: null,
    figure: { n: 0, hidden, share: null, mean: null },
    change: null,
    note: { vi: "", en: "" },
  });
  expect(missingIn({ n: 0, overall: overall("secondary") })).toBe("hidden");
  expect(missingIn({ n: 0, overall: overall("few") })).toBe("hidden");
  expect(missingIn({ n: 0, overall: overall("") })).toBe("none");
  expect(missingIn({ n: 4, overall: overall("few") })).toBeNull(); // a whole round says how many
});
