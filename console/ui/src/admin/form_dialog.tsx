import type { ReactNode } from "react";
import { AskDialog } from "../ui";
import type { Deed } from "./use_deed";

interface FormDialogProps {
  title: string;
  submit: string;
  danger?: boolean;
  deed: Deed;
  onSubmit: () => void;
  onClose: () => void;
  testId?: string;
  conflict?: ReactNode;
  children: ReactNode;
}

export function FormDialog({ deed, ...rest }: FormDialogProps) {
  return <AskDialog {...rest} busy={deed.busy} problem={deed.problem} />;
}
