// Where things stand on a chart. Positions along the chart are per cent of its width. Pure.
import type { Figure, RoundPoint } from "../shapes";

export interface Range {
  least: number;
  most: number;
}

export function placeOn({ least, most }: Range, value: number): number {
  if (most <= least) return 0;
  const at = ((value - least) / (most - least)) * 100;
  return Math.round(Math.min(100, Math.max(0, at)) * 100) / 100;
}

// The smallest range on whole steps that holds all, within what is possible and never empty.
export function rangeOf(values: number[], step: number, bounds: Range): Range {
  const inside = values.filter((one) => Number.isFinite(one));
  if (inside.length === 0) return bounds;
  const slack = 1e-9;
  const least = Math.max(bounds.least, Math.floor(Math.min(...inside) / step + slack) * step);
  const most = Math.min(bounds.most, Math.ceil(Math.max(...inside) / step - slack) * step);
  if (most - least >= step) return { least, most };
  return least + step <= bounds.most ? { least, most: least + step } : { least: most - step, most };
}

const TICKS_MAX = 6;

// Marks of an axis, on multiples of the step; every second when there are too many.
export function ticksOf({ least, most }: Range, step: number): number[] {
  const count = Math.round((most - least) / step);
  const every = Math.ceil(count / (TICKS_MAX - 1)) || 1;
  const ticks = [];
  for (let at = 0; at <= count; at += every) ticks.push(least + at * step);
  return ticks.map((one) => Math.round(one * 1e6) / 1e6);
}

export interface Segment {
  level: number;
  start: number; // per cent
  width: number;
  share: number;
}

// Levels 1 … 5 side by side. They fill the whole bar even where their shares were rounded.
export function segmentsOf(levels: number[]): Segment[] {
  const sum = levels.reduce((all, one) => all + Math.max(0, one), 0);
  if (sum <= 0) return [];
  let start = 0;
  return levels.map((one, at) => {
    const width = (Math.max(0, one) / sum) * 100;
    const segment = { level: at + 1, start, width, share: Math.max(0, one) / sum };
    start += width;
    return segment;
  });
}

export interface Point {
  x: number; // per cent
  y: number; // px from the top
  low: number;
  high: number;
  number: number; // of the round
}
export interface Stroke {
  from: Point;
  to: Point;
}

export interface Line {
  points: Point[];
  strokes: Stroke[]; // not across a change of wording, nor a hidden figure
}

export function shown(figure: Figure): boolean {
  return figure.hidden === "" && figure.share !== null;
}

export function lineOf(rounds: RoundPoint[], range: Range, height: number): Line {
  const down = (value: number) => height - (placeOn(range, value) / 100) * height;
  const edge = 8; // per cent on either side, for labels
  const step = rounds.length > 1 ? (100 - 2 * edge) / (rounds.length - 1) : 0;
  const all = rounds.map((round, number): Point | null => {
    const { share } = round.figure;
    if (!shown(round.figure) || !share) return null;
    const x = rounds.length > 1 ? edge + number * step : 50;
    return { x, y: down(share.share), low: down(share.low), high: down(share.high), number };
  });
  const strokes = all.flatMap((to, number): Stroke[] => {
    const from = number > 0 ? all[number - 1] : null;
    return from && to && !rounds[number]!.reworded ? [{ from, to }] : [];
  });
  return { points: all.filter((one) => one !== null), strokes };
}
