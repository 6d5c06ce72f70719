import { wholeNumber } from "../../text/numbers";
import { useRoundWords } from "../../words/use_round_words";
import { percent } from "./figures";
import type { Watch } from "./shapes";
import { PeopleNumber } from "./people_number";
import { onTheWay, shareOf } from "./watching";

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
                  <PeopleNumber
                    round={watch.round}
                    asked={{ stage: one.code }}
                    name={told(one)}
                    number={whole(one.people)}
                    testId={`stage-${one.code}`}
                  />
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
