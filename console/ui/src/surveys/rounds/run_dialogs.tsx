import { useState } from "react";
import { wholeNumber } from "../../text/numbers";
import { AskDialog, RadioChoices, TextField } from "../../ui";
import { useRoundWords } from "../../words/use_round_words";
import { readWhole } from "./plan_form";
import { ReasonDialog } from "./reason_dialog";
import type { Cell, Watch } from "./shapes";
import { useRoundAct } from "./use_round_act";
import { cellName, proposedMore } from "./watching";

interface RunDialogProps {
  watch: Watch;
  onClose: () => void;
}

export function ResumeDialog({ watch, onClose }: RunDialogProps) {
  const { say, language } = useRoundWords();
  const { round, rev } = watch;
  const act = useRoundAct(round.id);
  async function resume(): Promise<void> {
    if (await act.act("resume", { rev })) onClose();
  }
  return (
    <AskDialog
      title={say("resume.title", { name: round.name })}
      submit={say("watch.resume")}
      icon="send"
      focusSubmit
      busy={act.busy}
      problem={act.problem}
      onSubmit={() => void resume()}
      onClose={onClose}
      testId="resume-dialog"
    >
      <p>
        {say("resume.text", { n: wholeNumber(Math.max(0, watch.to_send - watch.sent), language) })}
      </p>
    </AskDialog>
  );
}

// The end: what becomes of those inside is asked, and why.
export function StopDialog({ watch, onClose }: RunDialogProps) {
  const { say } = useRoundWords();
  const [inside, setInside] = useState<"finish" | "end">("finish");
  const { round, rev } = watch;
  return (
    <ReasonDialog
      round={{ id: round.id, rev }}
      name="stop"
      title={say("stop.title", { name: round.name })}
      submit={say("watch.stop")}
      danger
      body={{ let_finish: inside === "finish" }}
      onClose={onClose}
    >
      <p>{say("stop.text")}</p>
      <RadioChoices
        label={say("stop.inside")}
        value={inside}
        onChange={setInside}
        choices={[
          { value: "finish", label: say("stop.let_finish"), hint: say("stop.let_finish_hint") },
          { value: "end", label: say("stop.end"), hint: say("stop.end_hint") },
        ]}
      />
    </ReasonDialog>
  );
}

export function MoreDialog({ watch, cell, onClose }: RunDialogProps & { cell: Cell }) {
  const { say, language } = useRoundWords();
  const { round, rev } = watch;
  const act = useRoundAct(round.id);
  const rate = watch.response_rate ?? watch.expected_rate;
  const [typed, setTyped] = useState(() => String(proposedMore(cell, rate)));
  const [tried, setTried] = useState(false);
  const people = readWhole(typed);
  const fits = people !== null && people >= 1 && people <= cell.reserve;
  const whole = (number: number) => wholeNumber(number, language);
  async function invite(): Promise<void> {
    setTried(true);
    if (!fits) return;
    const body = { rev, unit: cell.unit, field: cell.field, people };
    if (await act.act("reserve", body)) onClose();
  }
  return (
    <AskDialog
      title={say("more.title")}
      submit={say("more.submit")}
      icon="plus"
      busy={act.busy}
      problem={act.problem}
      onSubmit={() => void invite()}
      onClose={onClose}
      testId="more-dialog"
    >
      <p>
        {say("more.text", {
          name: cellName(cell),
          complete: whole(cell.complete),
          places: whole(cell.places),
          reserve: whole(cell.reserve),
        })}
      </p>
      <TextField
        label={say("more.people")}
        value={typed}
        onChange={setTyped}
        error={
          act.fields.people ??
          (tried && !fits ? say("more.range", { most: whole(cell.reserve) }) : null)
        }
        digits
        required
        autoFocus
        testId="more-people"
      />
    </AskDialog>
  );
}
