interface ShareBarProps {
  label: string; // the figure in words
  share: number;
  low?: number;
  high?: number;
}

// A bar from nothing to all, with its interval where there is one.
export function ShareBar({ label, share, low, high }: ShareBarProps) {
  const at = (number: number) => `${Math.min(1, Math.max(0, number)) * 100}%`;
  return (
    <span className="share-bar">
      <svg role="img" aria-label={label} width="100%" height="16" overflow="visible">
        <rect width="100%" height="16" className="share-ground" />
        <rect width={at(share)} height="16" className="share" />
        {low !== undefined && high !== undefined && (
          <line x1={at(low)} x2={at(high)} y1="8" y2="8" className="share-whisker" />
        )}
      </svg>
    </span>
  );
}
