import "./rounds.css";

interface BarProps {
  label: string; // read aloud
  share: number | null; // 0..1; null: of an unknown whole
  words?: string; // what is read instead of a percentage
  still?: boolean; // nothing moves now
}

export function Bar({ label, share, words, still }: BarProps) {
  const now = share === null ? undefined : Math.round(Math.min(1, Math.max(0, share)) * 100);
  const classes = ["bar", share === null ? "bar-unknown" : "", still ? "bar-still" : ""].join(" ");
  return (
    <div
      className={classes}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={now}
      aria-valuetext={words}
    >
      <div className="bar-done" style={now === undefined ? undefined : { width: `${now}%` }} />
    </div>
  );
}
