import {
  Checkbox,
  PasswordInput,
  Radio,
  Switch,
  Textarea,
  TextInput,
  type TextInputProps,
} from "@mantine/core";
import type { KeyboardEventHandler, ReactNode, Ref } from "react";
import "@mantine/core/styles/Input.css";
import "@mantine/core/styles/InlineInput.css";
import "@mantine/core/styles/PasswordInput.css";
import "@mantine/core/styles/Checkbox.css";
import "@mantine/core/styles/Radio.css";
import "@mantine/core/styles/Switch.css";

interface Common {
  label: string;
  value: string;
  onChange: (value: string) => void;
  error?: string | null;
  hint?: string;
  autoFocus?: boolean;
  required?: boolean;
  ref?: Ref<HTMLInputElement>;
  testId?: string;
}

interface TextFieldProps extends Common {
  autoComplete?: string;
  digits?: boolean;
  name?: string;
  placeholder?: string;
  icon?: ReactNode;
  end?: ReactNode; // a button inside the field, after the words
  onBlur?: () => void;
  onKeyDown?: KeyboardEventHandler<HTMLInputElement>;
  inputProps?: Pick<
    TextInputProps,
    "role" | "aria-expanded" | "aria-controls" | "aria-activedescendant" | "aria-autocomplete"
  >;
}

export function TextField({
  onChange,
  digits,
  hint,
  icon,
  end,
  autoFocus,
  testId,
  inputProps,
  required,
  ...rest
}: TextFieldProps) {
  return (
    <TextInput
      {...rest}
      {...inputProps}
      size="sm"
      spellCheck={false}
      autoCapitalize="none"
      leftSection={icon}
      rightSection={end}
      rightSectionWidth={end ? "auto" : undefined}
      description={hint}
      inputMode={digits ? "numeric" : undefined}
      autoFocus={autoFocus}
      data-autofocus={autoFocus || undefined}
      data-testid={testId}
      aria-required={required || undefined}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

interface PasswordFieldProps extends Common {
  autoComplete: "current-password" | "new-password";
  showLabel: string;
}

export function PasswordField({
  onChange,
  showLabel,
  hint,
  autoFocus,
  testId,
  required,
  ...rest
}: PasswordFieldProps) {
  return (
    <PasswordInput
      {...rest}
      size="sm"
      name="password"
      aria-invalid={Boolean(rest.error) || undefined}
      description={hint}
      autoFocus={autoFocus}
      data-autofocus={autoFocus || undefined}
      data-testid={testId}
      aria-required={required || undefined}
      onChange={(event) => onChange(event.currentTarget.value)}
      visibilityToggleButtonProps={{ "aria-label": showLabel, tabIndex: 0 }}
    />
  );
}

interface TextAreaProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  hideLabel?: boolean;
  rows?: number;
  error?: string | null;
  hint?: string;
  describedBy?: string;
  className?: string;
  autoFocus?: boolean;
  required?: boolean;
  readOnly?: boolean;
  placeholder?: string;
  testId?: string;
  ref?: Ref<HTMLTextAreaElement>;
  onBlur?: () => void;
  onKeyDown?: KeyboardEventHandler<HTMLTextAreaElement>;
}

export function TextArea(props: TextAreaProps) {
  const { onChange, hideLabel, label, describedBy, hint, autoFocus, ...others } = props;
  const { testId, className, required, ...rest } = others;
  return (
    <Textarea
      {...rest}
      label={hideLabel ? undefined : label}
      description={hint}
      aria-required={required || undefined}
      aria-label={hideLabel ? label : undefined}
      {...(describedBy ? { "aria-describedby": describedBy } : {})}
      size="sm"
      classNames={{ input: className }}
      data-autofocus={autoFocus || undefined}
      data-testid={testId}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

interface CheckProps {
  label: string;
  hint?: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
}

export function CheckField({ label, hint, checked, onChange }: CheckProps) {
  return (
    <Checkbox
      label={label}
      description={hint}
      checked={checked}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  );
}

export function SwitchField({ label, hint, checked, onChange }: CheckProps) {
  return (
    <Switch
      label={label}
      description={hint}
      checked={checked}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  );
}

interface RadioProps<Value extends string> {
  label: string;
  value: Value;
  choices: { value: Value; label: string; hint?: string }[];
  error?: string | null;
  onChange: (value: Value) => void;
}

export function RadioChoices<Value extends string>(props: RadioProps<Value>) {
  return (
    <Radio.Group
      label={props.label}
      value={props.value}
      error={props.error}
      errorProps={{ role: "alert", mt: 6 }}
      data-fault={props.error ? true : undefined}
      onChange={(value) => props.onChange(value as Value)}
    >
      <div className="stack" style={{ marginTop: 8 }}>
        {props.choices.map((choice, at) => (
          <Radio
            key={choice.value}
            value={choice.value}
            label={choice.label}
            description={choice.hint}
            data-autofocus={at === 0 || undefined}
          />
        ))}
      </div>
    </Radio.Group>
  );
}
