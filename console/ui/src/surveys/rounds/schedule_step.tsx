import { showDate } from "../../time/typed_date";
import { Button, DateField, IconButton, Note, Select, SwitchField, TextField } from "../../ui";
import { type RoundKey, useRoundWords } from "../../words/use_round_words";
import { dayOf, readClock } from "./clock";
import { clockTime } from "../../time/format";
import { ScheduleView } from "./schedule_view";
import type { Hours, Repeat, Span } from "./shapes";
import type { PlanWork } from "./use_plan";

const REPEATS: Repeat[] = ["once", "weekly", "monthly", "quarterly"];

interface TimeFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  error?: string | null;
  testId?: string;
}

// "8h30" becomes "08:30" when it is left.
function TimeField({ value, onChange, ...rest }: TimeFieldProps) {
  return (
    <div
      onBlur={() => {
        const read = readClock(value);
        if (read && read !== value) onChange(read);
      }}
    >
      <TextField {...rest} value={value} onChange={onChange} placeholder="08:00" />
    </div>
  );
}

function Ends({ plan }: { plan: PlanWork }) {
  const { say, told } = useRoundWords();
  const { form, put, errorAt, round } = plan;
  const { suggested } = round;
  return (
    <section className="stack plan-part" aria-label={say("schedule.ends")}>
      <h3>{say("schedule.ends")}</h3>
      <div className="plan-fields">
        <DateField
          label={say("schedule.opens_day")}
          value={form.opens_day}
          onChange={(opens_day) => put({ opens_day })}
          error={errorAt("opens")}
          required
          testId="opens-day"
        />
        <TimeField
          label={say("schedule.opens_time")}
          value={form.opens_time}
          onChange={(opens_time) => put({ opens_time })}
          error={errorAt("opens_time")}
          testId="opens-time"
        />
        <DateField
          label={say("schedule.closes_day")}
          value={form.closes_day}
          onChange={(closes_day) => put({ closes_day })}
          error={errorAt("closes")}
          required
          testId="closes-day"
        />
        <TimeField
          label={say("schedule.closes_time")}
          value={form.closes_time}
          onChange={(closes_time) => put({ closes_time })}
          error={errorAt("closes_time")}
          testId="closes-time"
        />
      </div>
      {suggested && !plan.revised.unsaved && (
        <Note
          kind="warn"
          alert
          actions={
            <Button
              onClick={() =>
                put({ opens_day: dayOf(suggested.opens), opens_time: clockTime(suggested.opens) })
              }
              testId="take-suggested"
            >
              {say("schedule.take", {
                at: `${clockTime(suggested.opens)} ${showDate(dayOf(suggested.opens))}`,
              })}
            </Button>
          }
        >
          {told(suggested)}
        </Note>
      )}
    </section>
  );
}

function HoursRows({ plan }: { plan: PlanWork }) {
  const { say } = useRoundWords();
  const { form, put, errorAt } = plan;
  const { hours } = form;
  const set = (at: number, part: Partial<Hours>) =>
    put({ hours: hours.map((one, place) => (place === at ? { ...one, ...part } : one)) });
  const whole = errorAt("plan.sending.hours");
  return (
    <fieldset className="plan-set">
      <legend>{say("schedule.hours")}</legend>
      {whole && <div className="small fault">{whole}</div>}
      {hours.map((one, at) => (
        <div key={at} className="plan-row">
          <TimeField
            label={say("schedule.from_n", { n: at + 1 })}
            value={one.from}
            onChange={(from) => set(at, { from })}
            error={errorAt(`plan.sending.hours.${at}`)}
          />
          <TimeField
            label={say("schedule.to_n", { n: at + 1 })}
            value={one.to}
            onChange={(to) => set(at, { to })}
          />
          <IconButton
            icon="close"
            label={say("schedule.remove_hours", { from: one.from, to: one.to })}
            onClick={() => put({ hours: hours.filter((_, place) => place !== at) })}
          />
        </div>
      ))}
      <div>
        <Button
          small
          icon="plus"
          onClick={() => put({ hours: [...hours, { from: "", to: "" }] })}
          testId="add-hours"
        >
          {say("schedule.add_hours")}
        </Button>
      </div>
    </fieldset>
  );
}

function Weekdays({ plan }: { plan: PlanWork }) {
  const { say } = useRoundWords();
  const { form, put, errorAt } = plan;
  const error = errorAt("plan.sending.weekdays");
  return (
    <fieldset className="plan-set">
      <legend>{say("schedule.weekdays")}</legend>
      <div className="plan-days">
        {form.weekdays.map((on, at) => (
          <label key={at} className="plan-day tap">
            <input
              type="checkbox"
              checked={on}
              aria-invalid={error ? true : undefined}
              onChange={() =>
                put({ weekdays: form.weekdays.map((was, place) => (place === at ? !was : was)) })
              }
            />
            <span>{say(`day.${at}` as RoundKey)}</span>
          </label>
        ))}
      </div>
      {error && <div className="small fault">{error}</div>}
      <SwitchField
        label={say("schedule.make_up")}
        hint={say("schedule.make_up_hint")}
        checked={form.make_up_days}
        onChange={(make_up_days) => put({ make_up_days })}
      />
    </fieldset>
  );
}

function Closed({ plan }: { plan: PlanWork }) {
  const { say } = useRoundWords();
  const { form, put, errorAt } = plan;
  const { closed } = form;
  const set = (at: number, part: Partial<Span>) =>
    put({ closed: closed.map((one, place) => (place === at ? { ...one, ...part } : one)) });
  return (
    <fieldset className="plan-set">
      <legend>{say("schedule.closed")}</legend>
      <p className="small secondary">{say("schedule.closed_hint")}</p>
      {closed.map((one, at) => (
        <div key={at} className="plan-row">
          <DateField
            label={say("schedule.closed_from", { n: at + 1 })}
            value={one.first}
            onChange={(first) => set(at, { first })}
            error={errorAt(`plan.sending.closed.${at}`)}
          />
          <DateField
            label={say("schedule.closed_to", { n: at + 1 })}
            value={one.last}
            onChange={(last) => set(at, { last })}
          />
          <IconButton
            icon="close"
            label={say("schedule.remove_closed", { n: at + 1 })}
            onClick={() => put({ closed: closed.filter((_, place) => place !== at) })}
          />
        </div>
      ))}
      <div>
        <Button
          small
          icon="plus"
          onClick={() => put({ closed: [...closed, { first: "", last: "" }] })}
          testId="add-closed"
        >
          {say("schedule.add_closed")}
        </Button>
      </div>
    </fieldset>
  );
}

function Pace({ plan }: { plan: PlanWork }) {
  const { say } = useRoundWords();
  const { form, put, errorAt } = plan;
  return (
    <section className="stack plan-part" aria-label={say("schedule.pace")}>
      <h3>{say("schedule.pace")}</h3>
      <div className="plan-fields">
        <TextField
          label={say("schedule.per_second")}
          value={form.per_second}
          onChange={(per_second) => put({ per_second })}
          error={errorAt("plan.sending.per_second")}
          digits
        />
        <TextField
          label={say("schedule.spacing")}
          value={form.spacing_hours}
          onChange={(spacing_hours) => put({ spacing_hours })}
          hint={say("schedule.spacing_hint")}
          error={errorAt("plan.sending.spacing_hours")}
          digits
        />
        <TextField
          label={say("schedule.remind")}
          value={form.remind_days}
          onChange={(remind_days) => put({ remind_days })}
          hint={say("schedule.remind_hint")}
          error={errorAt("plan.reminder.after_days")}
          digits
        />
        <TextField
          label={say("schedule.after_result")}
          value={form.after_result_days}
          onChange={(after_result_days) => put({ after_result_days })}
          hint={say("schedule.after_result_hint")}
          error={errorAt("plan.after_result_days")}
          digits
        />
        <Select
          label={say("schedule.repeat")}
          value={form.repeat}
          onChange={(repeat) => put({ repeat: repeat as Repeat })}
          options={REPEATS.map((one) => ({ value: one, label: say(`repeat.${one}`) }))}
          hint={say("schedule.repeat_hint")}
        />
      </div>
    </section>
  );
}

export function ScheduleStep({ plan }: { plan: PlanWork }) {
  const { say } = useRoundWords();
  const { may, revised, deed, round } = plan;
  return (
    <>
      {may && (
        <>
          <Ends plan={plan} />
          <section className="stack plan-part" aria-label={say("schedule.when")}>
            <h3>{say("schedule.when")}</h3>
            <HoursRows plan={plan} />
            <Weekdays plan={plan} />
            <Closed plan={plan} />
          </section>
          <Pace plan={plan} />
        </>
      )}
      {revised.unsaved && (
        <Note
          kind="warn"
          actions={
            <Button busy={deed.busy} onClick={() => void plan.save()} testId="schedule-count">
              {say("sample.save_count")}
            </Button>
          }
        >
          {say("sample.of_saved")}
        </Note>
      )}
      <ScheduleView round={round} />
    </>
  );
}
