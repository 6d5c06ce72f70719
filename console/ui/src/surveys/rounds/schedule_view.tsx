import { wholeNumber } from "../../text/numbers";
import { Note } from "../../ui";
import { useRoundWords } from "../../words/use_round_words";
import { dayWords, momentWords } from "./figures";
import { Given } from "./given";
import { useSchedule } from "./queries";
import type { Round, Schedule } from "./shapes";

function Fits({ schedule, year }: { schedule: Schedule; year: string }) {
  const { say, language, told } = useRoundWords();
  const whole = (number: number) => wholeNumber(number, language);
  const { messages, fits, first, last, skipped } = schedule;
  return (
    <>
      {fits < messages && (
        <Note kind="error" alert>
          {say("schedule.not_all", { fits: whole(fits), messages: whole(messages) })}
        </Note>
      )}
      {!schedule.calendar_known && (
        <Note kind="warn">{say("schedule.calendar_unknown", { year })}</Note>
      )}
      <dl className="plan-facts" aria-label={say("schedule.preview")}>
        <div>
          <dt>{say("schedule.messages")}</dt>
          <dd>{whole(messages)}</dd>
        </div>
        <div>
          <dt>{say("schedule.first")}</dt>
          <dd>{first ? momentWords(first, language) : say("schedule.never")}</dd>
        </div>
        <div>
          <dt>{say("schedule.last")}</dt>
          <dd>{last ? momentWords(last, language) : say("schedule.never")}</dd>
        </div>
        <div>
          <dt>{say("schedule.reminders_from")}</dt>
          <dd>
            {schedule.reminders_from
              ? momentWords(schedule.reminders_from, language)
              : say("schedule.no_reminder")}
          </dd>
        </div>
      </dl>
      {skipped.length > 0 && (
        <details open>
          <summary>{say("schedule.skipped", { n: skipped.length })}</summary>
          <ul className="dots">
            {skipped.map((one) => (
              <li key={one.day}>
                {dayWords(one.day, language)}: {told(one)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

// What the saved plan comes to on the calendar.
export function ScheduleView({ round }: { round: Round }) {
  const { say, told } = useRoundWords();
  const schedule = useSchedule(round.id, round.rev);
  const year = round.closes.slice(0, 4);
  return (
    <section className="stack" aria-label={say("schedule.preview")}>
      <h3>{say("schedule.preview")}</h3>
      <Given query={schedule} rows={4}>
        {(known) => (
          <div className="stack" data-testid="schedule">
            {known.mistakes.length > 0 ? (
              <Note kind="error" alert>
                <ul className="dots">
                  {known.mistakes.map((one) => (
                    <li key={one.field + one.vi}>{told(one)}</li>
                  ))}
                </ul>
              </Note>
            ) : (
              <>
                {known.opens_wait && <Note kind="warn">{told(known.opens_wait)}</Note>}
                <Fits schedule={known} year={year} />
              </>
            )}
          </div>
        )}
      </Given>
    </section>
  );
}
