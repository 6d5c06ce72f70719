export { Button, IconButton } from "./button";
export { Dialog } from "./dialog";
export { CheckField, PasswordField, RadioChoices, SwitchField, TextArea, TextField } from "./field";
export { Icon, type IconName } from "./icons";
export { Menu } from "./menu";
export { UiProvider } from "./provider";
export { Chip, Empty, ErrorNote, Loading, Note, useErrorWords } from "./states";
export { Tabs } from "./tabs";
export { Toasts, useSpeaker } from "./toasts";
