import { Link } from "wouter";
import { useWords } from "../words/use_words";
import { Icon } from "./icons";
import "./table.css";

interface PagerProps {
  page: number;
  pages: number;
  href: (page: number) => string;
}

// 1 … 4 [5] 6 … 20: the ends and the neighbours; 0 stands for a gap.
export function pageNumbers(page: number, pages: number): number[] {
  const wanted = [1, page - 1, page, page + 1, pages].filter((one) => one >= 1 && one <= pages);
  const numbers: number[] = [];
  for (const one of [...new Set(wanted)].sort((a, b) => a - b)) {
    const last = numbers.at(-1);
    if (last !== undefined && one - last === 2) numbers.push(one - 1);
    else if (last !== undefined && one - last > 2) numbers.push(0);
    numbers.push(one);
  }
  return numbers;
}

export function Pager({ page, pages, href }: PagerProps) {
  const { say } = useWords();
  if (pages <= 1) return null;
  return (
    <nav className="pager" aria-label={say("pager.label")}>
      {page > 1 && (
        <Link href={href(page - 1)} aria-label={say("pager.back")}>
          <Icon name="left" />
        </Link>
      )}
      {pageNumbers(page, pages).map((one, at) =>
        one === 0 ? (
          <span key={`gap${at}`} className="page-gap">
            …
          </span>
        ) : one === page ? (
          <span key={one} className="page-here" aria-current="page">
            {one}
          </span>
        ) : (
          <Link key={one} href={href(one)} aria-label={say("pager.page", { n: one })}>
            {one}
          </Link>
        ),
      )}
      {page < pages && (
        <Link href={href(page + 1)} aria-label={say("pager.next")}>
          <Icon name="right" />
        </Link>
      )}
    </nav>
  );
}
