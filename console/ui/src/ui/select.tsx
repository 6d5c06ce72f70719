import { NativeSelect } from "@mantine/core";
import "@mantine/core/styles/Input.css";

interface SelectProps {
  label: string;
  value: string;
  options: { value: string; label: string }[];
  onChange: (value: string) => void;
  hint?: string;
  error?: string | null;
  required?: boolean;
  autoFocus?: boolean;
  testId?: string;
}

// One of a few: the browser's own list, which every phone and screen reader knows.
export function Select({
  options,
  onChange,
  hint,
  required,
  autoFocus,
  testId,
  ...rest
}: SelectProps) {
  return (
    <NativeSelect
      {...rest}
      size="sm"
      description={hint}
      aria-required={required || undefined}
      data-autofocus={autoFocus || undefined}
      data-testid={testId}
      onChange={(event) => onChange(event.currentTarget.value)}
    >
      {options.map((one) => (
        <option key={one.value} value={one.value}>
          {one.label}
        </option>
      ))}
    </NativeSelect>
  );
}
