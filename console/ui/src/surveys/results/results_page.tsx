export default function ResultsPage({ id }: { id: number }) {
  return <>{id}</>;
}
