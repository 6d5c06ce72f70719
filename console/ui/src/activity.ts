// When the person at this PC last pressed a key or a button; the session follows people, not pages.
let last = Date.now();

export function lastInputAt(): number {
  return last;
}

export function watchInput(): () => void {
  const seen = () => {
    last = Date.now();
  };
  const kinds = ["keydown", "pointerdown", "wheel", "touchstart"] as const;
  for (const kind of kinds) window.addEventListener(kind, seen, { passive: true, capture: true });
  return () => {
    for (const kind of kinds) window.removeEventListener(kind, seen, { capture: true });
  };
}
