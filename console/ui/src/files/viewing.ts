// How large a picture is shown, in parts of its frame, and how it is turned.
export const FIT = 1;
const STEP = 1.5;
const MOST = 8;
const LEAST = 0.25;

export function larger(scale: number): number {
  return Math.min(scale * STEP, MOST);
}

export function smaller(scale: number): number {
  return Math.max(scale / STEP, LEAST);
}

export function turned(degrees: number): number {
  return (degrees + 90) % 360;
}

export function scaleWords(scale: number): number {
  return Math.round(scale * 100);
}
