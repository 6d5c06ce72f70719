import { ActionIcon, Button as MantineButton } from "@mantine/core";
import type { MouseEventHandler, ReactNode, Ref } from "react";
import { Icon, type IconName } from "./icons";

type Kind = "primary" | "plain" | "quiet" | "danger";

const LOOK = {
  primary: { variant: "filled" },
  plain: { variant: "default" },
  quiet: { variant: "subtle" },
  danger: { variant: "filled", color: "#b42318" },
} as const;

interface ButtonProps {
  children: ReactNode;
  kind?: Kind;
  icon?: IconName;
  busy?: boolean;
  disabled?: boolean;
  small?: boolean;
  wide?: boolean;
  submit?: boolean;
  keys?: string; // announced to screen readers
  label?: string; // when the words alone do not say it
  describedBy?: string;
  testId?: string;
  autoFocus?: boolean;
  ref?: Ref<HTMLButtonElement>;
  onClick?: MouseEventHandler<HTMLButtonElement>;
}

export function Button(props: ButtonProps) {
  return (
    <MantineButton
      ref={props.ref}
      {...LOOK[props.kind ?? "plain"]}
      type={props.submit ? "submit" : "button"}
      size={props.small ? "compact-sm" : "sm"}
      fullWidth={props.wide}
      loading={props.busy}
      disabled={props.disabled}
      leftSection={props.icon ? <Icon name={props.icon} /> : undefined}
      onClick={props.onClick}
      data-autofocus={props.autoFocus || undefined}
      data-testid={props.testId}
      aria-label={props.label}
      aria-describedby={props.describedBy}
      aria-keyshortcuts={props.keys}
    >
      {props.children}
    </MantineButton>
  );
}

interface IconButtonProps {
  icon: IconName;
  label: string;
  disabled?: boolean;
  expanded?: boolean;
  testId?: string;
  onClick: () => void;
}

// Never without a name: the label is shown as tooltip and read aloud.
export function IconButton({ icon, label, expanded, testId, ...rest }: IconButtonProps) {
  return (
    <ActionIcon
      variant="subtle"
      size={34}
      color="dark"
      aria-label={label}
      title={label}
      aria-expanded={expanded}
      data-testid={testId}
      {...rest}
    >
      <Icon name={icon} />
    </ActionIcon>
  );
}
