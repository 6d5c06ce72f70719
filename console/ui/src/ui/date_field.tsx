import { useEffect, useState } from "react";
import { serverNow } from "../time/server_clock";
import { readDate, showDate } from "../time/typed_date";
import { useWords } from "../words/use_words";
import { TextField } from "./field";

interface DateFieldProps {
  label: string;
  value: string; // "YYYY-MM-DD" or ""
  onChange: (day: string) => void;
  hint?: string;
  error?: string | null;
  required?: boolean;
  autoFocus?: boolean;
  testId?: string;
}

// DD/MM/YYYY whatever the browser's language; "homnay" and "+3" are understood too.
export function DateField({ value, onChange, hint, error, ...rest }: DateFieldProps) {
  const { say } = useWords();
  const [typed, setTyped] = useState(() => showDate(value));
  const [wrong, setWrong] = useState(false);
  useEffect(() => {
    setTyped((old) => (readDate(old, serverNow()) === value ? old : showDate(value)));
  }, [value]);
  function leave(): void {
    const day = readDate(typed, serverNow());
    setWrong(day === null);
    if (day !== null) setTyped(showDate(day));
  }
  return (
    <div onBlur={leave}>
      <TextField
        {...rest}
        value={typed}
        placeholder={say("date.placeholder")}
        hint={hint}
        error={wrong ? say("date.wrong") : error}
        onChange={(text) => {
          setTyped(text);
          const day = readDate(text, serverNow());
          if (day !== null) {
            setWrong(false);
            if (day !== value) onChange(day);
          }
        }}
      />
    </div>
  );
}
