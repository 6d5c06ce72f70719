// Boxes painted over a picture: where they are, in parts of its width and height, and how they
// move. Painting itself needs a browser: mask_paint.ts.
export type Box = { x: number; y: number; w: number; h: number };
export type Spot = { x: number; y: number };

export const BOXES_MAX = 40;
const LEAST = 0.01;
const STEP = 0.02;
const FIRST: Box = { x: 0.4, y: 0.4, w: 0.2, h: 0.2 };
const SHIFTED = 0.03; // so that a new box does not hide the one before

function within(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}

// Inside the picture, and never too small to be seen.
export function fitted(box: Box): Box {
  const w = within(box.w, LEAST, 1);
  const h = within(box.h, LEAST, 1);
  return { x: within(box.x, 0, 1 - w), y: within(box.y, 0, 1 - h), w, h };
}

// Drawn from one corner to the other, in whatever direction; null: a click, not a box.
export function between(from: Spot, to: Spot): Box | null {
  const x = within(Math.min(from.x, to.x), 0, 1);
  const y = within(Math.min(from.y, to.y), 0, 1);
  const w = within(Math.max(from.x, to.x), 0, 1) - x;
  const h = within(Math.max(from.y, to.y), 0, 1) - y;
  return w < LEAST || h < LEAST ? null : { x, y, w, h };
}

export function added(boxes: Box[]): Box[] {
  const shift = (boxes.length % 5) * SHIFTED;
  return [...boxes, fitted({ ...FIRST, x: FIRST.x + shift, y: FIRST.y + shift })];
}

export function moved(box: Box, dx: number, dy: number): Box {
  return fitted({ ...box, x: box.x + dx, y: box.y + dy });
}

// The upper left corner stays.
export function sized(box: Box, dw: number, dh: number): Box {
  const w = within(box.w + dw, LEAST, 1 - box.x);
  const h = within(box.h + dh, LEAST, 1 - box.y);
  return fitted({ ...box, w, h });
}

const WAYS: Record<string, Spot> = {
  ArrowLeft: { x: -STEP, y: 0 },
  ArrowRight: { x: STEP, y: 0 },
  ArrowUp: { x: 0, y: -STEP },
  ArrowDown: { x: 0, y: STEP },
};

// What an arrow key makes of it; null: the key means nothing here.
export function pressed(box: Box, key: string, shift: boolean): Box | null {
  const way = WAYS[key];
  if (!way) return null;
  return shift ? sized(box, way.x, way.y) : moved(box, way.x, way.y);
}

export type Pixels = { left: number; top: number; width: number; height: number };

// Outwards to whole pixels: half a pixel of a face is a face.
export function inPixels(box: Box, width: number, height: number): Pixels {
  const left = Math.floor(box.x * width);
  const top = Math.floor(box.y * height);
  return {
    left,
    top,
    width: Math.ceil((box.x + box.w) * width) - left,
    height: Math.ceil((box.y + box.h) * height) - top,
  };
}

// The longest side at most so long: what the office reads, and no more than the service takes.
export function scaledTo(width: number, height: number, longest: number): [number, number] {
  const part = Math.min(1, longest / Math.max(width, height));
  return [Math.max(1, Math.round(width * part)), Math.max(1, Math.round(height * part))];
}
