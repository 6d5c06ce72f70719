import { type ReactNode, useEffect, useRef } from "react";
import { useWords } from "../words/use_words";
import { Button } from "./button";
import { Dialog } from "./dialog";
import { focusFault } from "./focus_fault";
import type { IconName } from "./icons";
import { ErrorNote } from "./states";

interface AskDialogProps {
  title: string;
  submit: string; // the word of the button
  cancel?: string;
  icon?: IconName;
  danger?: boolean;
  wide?: boolean;
  focusSubmit?: boolean; // nothing to fill in: Enter does it
  busy: boolean;
  problem?: unknown;
  onSubmit: () => void;
  onClose: () => void;
  testId?: string;
  conflict?: ReactNode; // somebody was quicker: this stands instead, until it was decided
  children: ReactNode;
}

// A dialog that asks for something: Enter in a line sends it, what went wrong stands above the
// buttons, and the first field that is wrong gets the focus.
export function AskDialog(props: AskDialogProps) {
  const { say } = useWords();
  const form = useRef<HTMLFormElement>(null);
  const { problem } = props;
  useEffect(() => {
    if (problem != null) focusFault(form.current);
  }, [problem]);
  const { title, onClose, testId, conflict } = props;
  if (conflict) {
    return (
      <Dialog title={title} onClose={onClose} testId={testId} wide asked>
        {conflict}
      </Dialog>
    );
  }
  return (
    <Dialog title={title} onClose={onClose} wide={props.wide} testId={testId} asked>
      <form
        ref={form}
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (props.busy) return;
          props.onSubmit();
          focusFault(form.current);
        }}
      >
        {props.children}
        {problem != null && <ErrorNote problem={problem} />}
        <div className="row dialog-actions">
          <Button onClick={props.onClose}>{props.cancel ?? say("common.cancel")}</Button>
          <Button
            submit
            kind={props.danger ? "danger" : "primary"}
            icon={props.icon}
            busy={props.busy}
            autoFocus={props.focusSubmit}
            testId="confirm"
          >
            {props.submit}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
