// The server's time, so that countdowns do not follow a PC whose clock is wrong. Every answer that
// carries "now" sets it; a demonstration may run on another day altogether.
let ahead_ms = 0;

export function setServerNow(now: string, measured = Date.now()): void {
  const at = Date.parse(now);
  if (!Number.isNaN(at)) ahead_ms = at - measured;
}

export function serverNow(): number {
  return Date.now() + ahead_ms;
}
