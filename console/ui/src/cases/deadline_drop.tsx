import { date, dateTime, weekday } from "../time/format";
import { Drop, ErrorNote, Icon, Loading } from "../ui";
import { type Key, type Say, useWords } from "../words/use_words";
import { useDeadline } from "./queries";
import type { DeadlineStory } from "./shapes";

const NOON = "T12:00:00+07:00"; // of a bare date

function day(of: string): string {
  return date(of.length === 10 ? of + NOON : of);
}

function weekdayOf(say: Say, at: string): string {
  return say(`weekday.${weekday(at.length === 10 ? at + NOON : at)}` as Key);
}

function Story({ story }: { story: DeadlineStory }) {
  const { say, language } = useWords();
  const text = language === "en" ? story.text_en : story.text;
  return (
    <div className="stack deadline">
      {story.old.map((one) => (
        <p key={one.due_at}>
          <s>{dateTime(one.due_at)}</s> <span className="small">{one.why}</span>
        </p>
      ))}
      {text ? (
        <p>{text}</p>
      ) : (
        <p>
          {say("deadline.received", {
            at: dateTime(story.received_at),
            weekday: weekdayOf(say, story.received_at),
          })}
        </p>
      )}
      <dl>
        <dt>{say("deadline.days", { n: story.days.length })}</dt>
        <dd>{story.days.map(day).join(", ") || "–"}</dd>
        {story.skipped.length > 0 && (
          <>
            <dt>{say("deadline.skipped")}</dt>
            {story.skipped.map((one) => (
              <dd key={one.date}>
                {day(one.date)} {one.why}
              </dd>
            ))}
          </>
        )}
        {story.pauses.length > 0 && (
          <>
            <dt>{say("deadline.pauses")}</dt>
            {story.pauses.map((one) => (
              <dd key={one.from}>
                {day(one.from)} – {one.to ? day(one.to) : say("deadline.still")}
              </dd>
            ))}
          </>
        )}
        {story.extensions.length > 0 && (
          <>
            <dt>{say("deadline.extensions")}</dt>
            {story.extensions.map((one) => (
              <dd key={one.from}>
                {day(one.from)} → {one.to ? day(one.to) : "–"}: {one.reason}
              </dd>
            ))}
          </>
        )}
        {story.due_at && (
          <>
            <dt>{say("deadline.due")}</dt>
            <dd>
              <b>{dateTime(story.due_at)}</b> ({weekdayOf(say, story.due_at)})
            </dd>
          </>
        )}
      </dl>
      {story.calendar_version && (
        <p className="small secondary">
          {say("deadline.calendar", { version: story.calendar_version })}
        </p>
      )}
    </div>
  );
}

function Asked({ id }: { id: string }) {
  const story = useDeadline(id);
  if (story.isPending) return <Loading rows={4} onRetry={() => void story.refetch()} />;
  if (!story.data) {
    return <ErrorNote problem={story.error} onRetry={() => void story.refetch()} />;
  }
  return <Story story={story.data} />;
}

// How the date was computed, and by which calendar.
export function DeadlineDrop({ id }: { id: string }) {
  const { say } = useWords();
  return (
    <Drop
      quiet
      wide
      label={say("deadline.title")}
      testId="deadline"
      face={
        <>
          <Icon name="help" />
          <span className="sr-only">{say("deadline.title")}</span>
        </>
      }
    >
      {() => <Asked id={id} />}
    </Drop>
  );
}
