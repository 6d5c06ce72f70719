import { useState } from "react";
import type { Window } from "../shapes";
import { Menu, type MenuChoice } from "../ui";
import { useWords } from "../words/use_words";
import { CloseDialog } from "./close_dialog";
import type { Row } from "./shapes_more";
import { SnoozeDialog } from "./snooze_dialog";
import { TransferDialog } from "./transfer_dialog";
import { useDeed } from "./use_deed";

type Open = "transfer" | "snooze" | "close" | null;

interface MoreMenuProps {
  row: Row;
  window: Window;
  mayTake: boolean;
}

// What else its holder may do; of one that waits, whoever could take it may pass it on.
export function MoreMenu({ row, window, mayTake }: MoreMenuProps) {
  const { say } = useWords();
  const [open, setOpen] = useState<Open>(null);
  const deed = useDeed(row.id);
  const mine = row.owner === "person" && row.mine === true;
  const choices: MenuChoice[] = [];
  const waits = row.waiting_since !== null && row.owner !== "person" && mayTake;
  if (mine || waits) {
    choices.push({
      key: "transfer",
      label: say("transfer.action"),
      icon: "right",
      onChoose: () => setOpen("transfer"),
    });
  }
  if (mine && row.snoozed_until) {
    choices.push({
      key: "wake",
      label: say("snooze.wake"),
      icon: "undo",
      onChoose: () => void deed.act("/snooze", { until: "" }, say("snooze.wake")),
    });
  } else if (mine) {
    choices.push({
      key: "snooze",
      label: say("snooze.action"),
      icon: "clock",
      onChoose: () => setOpen("snooze"),
    });
  }
  if (mine) {
    choices.push({
      key: "close",
      label: say("close.action"),
      icon: "check",
      onChoose: () => setOpen("close"),
    });
  }
  if (choices.length === 0) return null;
  const shut = () => setOpen(null);
  return (
    <>
      <Menu
        label={say("more.menu")}
        face={<span>{say("more.face")} ▾</span>}
        groups={[{ choices }]}
        testId="more"
      />
      {open === "transfer" && <TransferDialog id={row.id} onClose={shut} />}
      {open === "snooze" && <SnoozeDialog id={row.id} onClose={shut} />}
      {open === "close" && <CloseDialog id={row.id} window={window} onClose={shut} />}
    </>
  );
}
