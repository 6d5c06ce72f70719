import { Link } from "wouter";
import { wholeNumber } from "../../text/numbers";
import { useRoundWords } from "../../words/use_round_words";
import { percent } from "./figures";
import type { Watch } from "./shapes";
import { onTheWay, shareOf, watchHref } from "./watching";

// How far the invited came: a bar each with its number, which opens the list of these people. The
// table is the chart: its rows carry the figures, the bars only repeat them.
export function FunnelPart({ watch }: { watch: Watch }) {
  const { say, language, told } = useRoundWords();
  const whole = (number: number) => wholeNumber(number, language);
  return (
    <section className="stack plan-part" aria-label={say("watch.funnel")}>
      <h2>{say("watch.funnel")}</h2>
      <table className="funnel" data-testid="funnel">
        <caption className="sr-only">{say("watch.funnel_caption")}</caption>
        <tbody>
          {watch.funnel.map((one) => {
            const share = shareOf(one.people, watch.funnel);
            return (
              <tr key={one.code} data-way={onTheWay(one.code)}>
                <th scope="row">{told(one)}</th>
                <td className="funnel-number">
                  <Link
                    className="watch-number"
                    href={watchHref(watch.round.id, { stage: one.code })}
                    aria-label={say("watch.list_of", { name: told(one), n: whole(one.people) })}
                    data-testid={`stage-${one.code}`}
                  >
                    {whole(one.people)}
                  </Link>
                </td>
                <td className="funnel-share">
                  <svg className="funnel-bar" aria-hidden="true" focusable="false">
                    <rect width={`${share * 100}%`} height="100%" rx="3" />
                  </svg>
                  <span className="small secondary">{percent(share, language)}</span>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
