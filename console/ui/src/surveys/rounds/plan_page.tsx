export function RoundPlanPage({ id }: { id: string }) {
  return <>{id}</>;
}
