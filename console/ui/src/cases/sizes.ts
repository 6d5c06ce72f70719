const KB = 1024;

export function sizeWords(bytes: number): string {
  return bytes < KB * KB
    ? `${Math.max(1, Math.round(bytes / KB))} kB`
    : `${(bytes / KB / KB).toFixed(1)} MB`;
}
