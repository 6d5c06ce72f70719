import type { ReactNode } from "react";
import { left } from "../time/durations";
import { Button, ErrorNote, Note } from "../ui";
import { useWords } from "../words/use_words";

interface StepFormProps {
  title: string;
  submit: string;
  busy: boolean;
  wait: number; // seconds until it may be sent again
  problem: unknown;
  onSubmit: () => void;
  children: ReactNode;
}

// The frame of every login step: fields, what went wrong, one button.
export function StepForm(props: StepFormProps) {
  const { say, language } = useWords();
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        props.onSubmit();
      }}
    >
      <h1>{props.title}</h1>
      {props.children}
      {props.wait > 0 ? (
        <Note kind="warn" icon="clock" alert>
          {/* Read once, not every second. */}
          <span aria-hidden="true">{say("login.wait", { time: left(props.wait, language) })}</span>
          <span className="sr-only">
            {say("login.wait", { time: left(Math.ceil(props.wait / 30) * 30, language) })}
          </span>
        </Note>
      ) : (
        props.problem != null && <ErrorNote problem={props.problem} />
      )}
      <Button
        submit
        kind="primary"
        wide
        busy={props.busy}
        disabled={props.wait > 0}
        testId="submit"
      >
        {props.submit}
      </Button>
    </form>
  );
}
