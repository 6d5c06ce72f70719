export function RoundWatchPage({ id }: { id: string }) {
  return <>{id}</>;
}
