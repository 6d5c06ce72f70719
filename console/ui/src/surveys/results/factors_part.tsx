import { Frame } from "../charts/frame";
import { ShareBar } from "../charts/share_bar";
import { useSurveyWords } from "../../words/use_survey_words";
import type { FactorRow } from "../shapes";
import { ChangeWords } from "./head_part";
import { useFigureWords } from "./figure_words";

export function FactorsPart({ factors }: { factors: FactorRow[] }) {
  const { say, told } = useSurveyWords();
  const words = useFigureWords();
  if (factors.length === 0) return null;
  const figures = {
    head: [say("factors.factor"), say("criteria.index"), "n", say("criteria.change")],
    rows: factors.map((one) => [
      `${one.code} ${one.title}`,
      words.index(one.figure),
      words.whole(one.figure.n),
      one.change ? told(one.change) : "–",
    ]),
  };
  return (
    <Frame title={say("factors.title")} hint={say("factors.hint")} figures={figures}>
      <ul className="figure-rows">
        {factors.map((one) => (
          <li key={one.code} className="figure-row">
            <span>
              <b>{one.code}</b> <span lang="vi">{one.title}</span>
            </span>
            {one.figure.share && !one.figure.hidden ? (
              <ShareBar
                label={`${one.title}: ${words.index(one.figure)}`}
                share={one.figure.share.share}
                low={one.figure.share.low}
                high={one.figure.share.high}
              />
            ) : (
              <span />
            )}
            <span>
              {words.index(one.figure)}{" "}
              <span className="small">
                <ChangeWords change={one.change} />
              </span>
            </span>
          </li>
        ))}
      </ul>
    </Frame>
  );
}
