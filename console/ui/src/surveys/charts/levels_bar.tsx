import { useId } from "react";
import { useSurveyWords } from "../../words/use_survey_words";
import { segmentsOf } from "./geometry";
import { percent } from "./numbers";

const LABEL_FROM = 0.12; // narrower than its words

// Shares of the five levels, worst first: hatched where people are dissatisfied, so that the bar is
// read without colours as well.
export function LevelsBar({ title, levels }: { title: string; levels: number[] }) {
  const { say, language } = useSurveyWords();
  const id = useId();
  const segments = segmentsOf(levels);
  const words = segments.map(
    (one) => `${say(`level.${one.level}` as "level.1")} ${percent(one.share, language)}`,
  );
  return (
    <svg
      className="levels-bar"
      role="img"
      aria-label={`${title}: ${words.join(", ")}`}
      width="100%"
      height="22"
    >
      <defs>
        <pattern id={`${id}1`} width="5" height="5" patternUnits="userSpaceOnUse">
          <rect width="5" height="5" className="level-1" />
          <path d="M0 5L5 0" className="hatch" />
        </pattern>
        <pattern id={`${id}2`} width="7" height="7" patternUnits="userSpaceOnUse">
          <rect width="7" height="7" className="level-2" />
          <path d="M0 0L7 7" className="hatch" />
        </pattern>
      </defs>
      {segments.map((one) => (
        <g key={one.level}>
          <rect
            x={`${one.start}%`}
            width={`${one.width}%`}
            height="22"
            className={one.level <= 2 ? "level" : `level level-${one.level}`}
            fill={one.level <= 2 ? `url(#${id}${one.level})` : undefined}
          />
          {one.share >= LABEL_FROM && one.level > 2 && (
            <text
              x={`${one.start + one.width / 2}%`}
              y="15"
              textAnchor="middle"
              className={`level-words level-words-${one.level}`}
            >
              {percent(one.share, language, 0)}
            </text>
          )}
        </g>
      ))}
    </svg>
  );
}

// What the parts of the bars mean; of one bar alone with the figures of each.
export function LevelsKey({ figures }: { figures?: string[] }) {
  const { say } = useSurveyWords();
  const id = useId();
  return (
    <ul className="levels-key">
      {([1, 2, 3, 4, 5] as const).map((level) => (
        <li key={level}>
          <svg width="18" height="14" aria-hidden="true">
            <pattern id={`${id}${level}`} width="5" height="5" patternUnits="userSpaceOnUse">
              <rect width="5" height="5" className={`level-${level}`} />
              {level <= 2 && <path d={level === 1 ? "M0 5L5 0" : "M0 0L5 5"} className="hatch" />}
            </pattern>
            <rect width="18" height="14" fill={`url(#${id}${level})`} />
          </svg>
          <span>
            {`${level} ${say(`level.${level}`)}`}
            {figures && `: ${figures[level - 1]}`}
          </span>
        </li>
      ))}
    </ul>
  );
}
