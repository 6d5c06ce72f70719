import { useState } from "react";
import { dateTime } from "../time/format";
import { serverNow } from "../time/server_clock";
import { AskDialog, DateField, RadioChoices, TextField } from "../ui";
import { useWords } from "../words/use_words";
import { localText, moment, msOf, suggestions } from "./snooze_times";
import { useDeed } from "./use_deed";

const OTHER = "other";

export function SnoozeDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const { say } = useWords();
  const deed = useDeed(id);
  const [times] = useState(() => suggestions(serverNow()));
  const [chosen, setChosen] = useState(times[0] ?? OTHER);
  const [day, setDay] = useState(() => localText(serverNow()).slice(0, 10));
  const [time, setTime] = useState("");
  const [tried, setTried] = useState(false);
  const until = chosen === OTHER ? moment(day, time, serverNow()) : chosen;
  async function submit() {
    setTried(true);
    if (!until) return;
    const done = say("snooze.done", { time: dateTime(msOf(until)) });
    if (await deed.act("/snooze", { until }, done)) onClose();
  }
  return (
    <AskDialog
      title={say("snooze.title")}
      onClose={onClose}
      testId="snooze-dialog"
      submit={say("snooze.submit")}
      busy={deed.busy}
      problem={deed.problem}
      onSubmit={() => void submit()}
    >
      <p>{say("snooze.text")}</p>
      <RadioChoices
        label={say("snooze.when")}
        value={chosen}
        onChange={setChosen}
        choices={[
          ...times.map((one) => ({ value: one, label: dateTime(msOf(one)) })),
          { value: OTHER, label: say("snooze.other") },
        ]}
      />
      {chosen === OTHER && (
        <div className="row">
          <DateField label={say("snooze.day")} value={day} onChange={setDay} testId="day" />
          <TextField
            label={say("snooze.time")}
            value={time}
            onChange={setTime}
            error={tried && !until ? say("snooze.wrong") : null}
            testId="time"
          />
        </div>
      )}
    </AskDialog>
  );
}
