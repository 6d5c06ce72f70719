import { expect, test } from "vitest";
import { pollDelay } from "../src/changes/interval";

const usual = { next_ms: 2000, hidden_ms: null, failures: 0, chance: 0.5 };

test("the service's wish is followed, give or take a fifth", () => {
  expect(pollDelay(usual)).toBe(2000);
  expect(pollDelay({ ...usual, chance: 0 })).toBe(1600);
  expect(pollDelay({ ...usual, chance: 1 })).toBe(2400);
});

test("a hidden page asks every 20 s, after ten minutes every minute", () => {
  expect(pollDelay({ ...usual, hidden_ms: 1000 })).toBe(20_000);
  expect(pollDelay({ ...usual, hidden_ms: 600_001 })).toBe(60_000);
});

test("failures double the wait up to a minute", () => {
  const waits = [1, 2, 3, 4, 5, 6, 50].map((failures) => pollDelay({ ...usual, failures }));
  expect(waits).toEqual([2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000]);
});

test("a wish out of all reason is bounded", () => {
  expect(pollDelay({ ...usual, next_ms: 0 })).toBe(1000);
  expect(pollDelay({ ...usual, next_ms: 10_000_000 })).toBe(60_000);
});
