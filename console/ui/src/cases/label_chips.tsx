import { Link } from "wouter";
import { useWords } from "../words/use_words";

// The labels of a case; each leads to the cases that share it.
export function LabelChips({ labels }: { labels: string[] | undefined }) {
  const { say } = useWords();
  if (!labels || labels.length === 0) return null;
  return (
    <ul className="labels" aria-label={say("label.list")} lang="vi">
      {labels.map((name) => (
        <li key={name}>
          <Link
            href={`/phan-anh?view=all&label=${encodeURIComponent(name)}`}
            className="label-chip"
            data-testid="label"
          >
            {name}
          </Link>
        </li>
      ))}
    </ul>
  );
}
