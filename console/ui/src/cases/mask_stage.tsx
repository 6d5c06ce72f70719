import { type KeyboardEvent, type PointerEvent, type Ref, useRef, useState } from "react";
import { useWords } from "../words/use_words";
import { between, type Box, BOXES_MAX, moved, pressed, sized, type Spot } from "./masks";

interface StageProps {
  url: string;
  name: string;
  boxes: Box[];
  picture: Ref<HTMLImageElement>;
  onBoxes: (boxes: Box[]) => void;
  onLoad: () => void;
  onBroken: () => void;
}

// What the pointer is at: a new box, one that moves, one that grows.
type Grip = { at: number | null; from: Spot; before: Box; grows: boolean };

const part = (value: number): number => Math.round(value * 100);

interface CoverProps {
  box: Box;
  n: number;
  onGrip: (event: PointerEvent, grows: boolean) => void;
  onKey: (event: KeyboardEvent) => void;
}

function Cover({ box, n, onGrip, onKey }: CoverProps) {
  const { say } = useWords();
  return (
    <button
      type="button"
      className="mask-box"
      data-testid="mask-box"
      aria-label={say("mask.box", {
        n,
        x: part(box.x),
        y: part(box.y),
        w: part(box.w),
        h: part(box.h),
      })}
      style={{
        left: `${box.x * 100}%`,
        top: `${box.y * 100}%`,
        width: `${box.w * 100}%`,
        height: `${box.h * 100}%`,
      }}
      onPointerDown={(event) => onGrip(event, false)}
      onKeyDown={onKey}
    >
      <span className="mask-corner" onPointerDown={(event) => onGrip(event, true)} />
    </button>
  );
}

// The picture with its boxes: drawn and moved by pointer, moved and sized by arrow keys.
export function MaskStage({ url, name, boxes, picture, onBoxes, onLoad, onBroken }: StageProps) {
  const { say } = useWords();
  const stage = useRef<HTMLDivElement>(null);
  const grip = useRef<Grip | null>(null);
  const [drawn, setDrawn] = useState<Box | null>(null);
  function spotOf(event: PointerEvent): Spot {
    const frame = stage.current!.getBoundingClientRect();
    return {
      x: (event.clientX - frame.left) / frame.width,
      y: (event.clientY - frame.top) / frame.height,
    };
  }
  const put = (at: number, box: Box) => onBoxes(boxes.map((one, n) => (n === at ? box : one)));
  function hold(event: PointerEvent, at: number | null, grows: boolean): void {
    if (event.button !== 0 || (at === null && boxes.length >= BOXES_MAX)) return;
    event.stopPropagation();
    if (at === null) event.preventDefault(); // the browser would drag the picture
    const from = spotOf(event);
    stage.current!.setPointerCapture(event.pointerId);
    grip.current = { at, from, before: at === null ? { ...from, w: 0, h: 0 } : boxes[at]!, grows };
  }
  function drag(event: PointerEvent): void {
    const held = grip.current;
    if (!held) return;
    const to = spotOf(event);
    if (held.at === null) return setDrawn(between(held.from, to));
    const change = held.grows ? sized : moved;
    put(held.at, change(held.before, to.x - held.from.x, to.y - held.from.y));
  }
  function release(event: PointerEvent): void {
    const held = grip.current;
    grip.current = null;
    setDrawn(null);
    const box = held?.at === null ? between(held.from, spotOf(event)) : null;
    if (box) onBoxes([...boxes, box]);
  }
  function key(event: KeyboardEvent, at: number): void {
    const gone = event.key === "Delete" || event.key === "Backspace";
    const box = gone ? null : pressed(boxes[at]!, event.key, event.shiftKey);
    if (!gone && !box) return;
    event.preventDefault();
    if (box) put(at, box);
    else onBoxes(boxes.filter((_, n) => n !== at));
  }
  return (
    <div
      ref={stage}
      className="mask-stage"
      role="group"
      aria-label={say("mask.stage", { n: boxes.length })}
      data-testid="mask-stage"
      onPointerDown={(event) => hold(event, null, false)}
      onPointerMove={drag}
      onPointerUp={release}
      onPointerCancel={() => {
        grip.current = null;
        setDrawn(null);
      }}
    >
      <img
        ref={picture}
        src={url}
        alt={say("file.picture", { name })}
        draggable={false}
        onLoad={onLoad}
        onError={onBroken}
      />
      {boxes.map((box, at) => (
        <Cover
          key={at}
          box={box}
          n={at + 1}
          onGrip={(event, grows) => hold(event, at, grows)}
          onKey={(event) => key(event, at)}
        />
      ))}
      {drawn && (
        <span
          className="mask-box"
          style={{
            left: `${drawn.x * 100}%`,
            top: `${drawn.y * 100}%`,
            width: `${drawn.w * 100}%`,
            height: `${drawn.h * 100}%`,
          }}
        />
      )}
    </div>
  );
}
