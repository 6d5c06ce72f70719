import type { ReactNode } from "react";
import { Button, Dialog, ErrorNote } from "../ui";
import { useAdminWords } from "../words/use_admin_words";
import type { Deed } from "./use_deed";

interface FormDialogProps {
  title: string;
  submit: string;
  danger?: boolean;
  deed: Deed;
  onSubmit: () => void;
  onClose: () => void;
  testId?: string;
  children: ReactNode;
}

// A dialog that is a form: Enter sends it, what goes wrong stands above the buttons.
export function FormDialog(props: FormDialogProps) {
  const { say } = useAdminWords();
  return (
    <Dialog title={props.title} onClose={props.onClose} testId={props.testId}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          props.onSubmit();
        }}
      >
        {props.children}
        {props.deed.problem != null && <ErrorNote problem={props.deed.problem} />}
        <div className="row dialog-actions">
          <Button onClick={props.onClose}>{say("cancel")}</Button>
          <Button
            submit
            kind={props.danger ? "danger" : "primary"}
            busy={props.deed.busy}
            testId="confirm"
          >
            {props.submit}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
