import { placeOn, type Range, ticksOf } from "./geometry";

interface IntervalProps {
  label: string; // the figure in words
  range: Range;
  step: number;
  value: number;
  low: number;
  high: number;
  faded?: boolean;
}

const MIDDLE = 11;

// A dot with its 95 % interval on an axis that it shares with its neighbours.
export function Interval({ label, range, step, value, low, high, faded }: IntervalProps) {
  const x = (number: number) => `${placeOn(range, number)}%`;
  return (
    <span className="interval">
      <svg role="img" aria-label={label} width="100%" height="22" overflow="visible">
        {ticksOf(range, step).map((tick) => (
          <line key={tick} x1={x(tick)} x2={x(tick)} y1="0" y2="22" className="grid" />
        ))}
        <line x1={x(low)} x2={x(high)} y1={MIDDLE} y2={MIDDLE} className="whisker" />
        <line x1={x(low)} x2={x(low)} y1="6" y2="16" className="whisker" />
        <line x1={x(high)} x2={x(high)} y1="6" y2="16" className="whisker" />
        <circle cx={x(value)} cy={MIDDLE} r="5" className={faded ? "dot dot-faded" : "dot"} />
      </svg>
    </span>
  );
}

interface AxisProps {
  range: Range;
  step: number;
  words: (tick: number) => string;
}

export function Axis({ range, step, words }: AxisProps) {
  return (
    <span className="interval axis" aria-hidden="true">
      <svg width="100%" height="16" overflow="visible">
        {ticksOf(range, step).map((tick) => (
          <text key={tick} x={`${placeOn(range, tick)}%`} y="12" textAnchor="middle">
            {words(tick)}
          </text>
        ))}
      </svg>
    </span>
  );
}
