import { dateTime } from "../time/format";
import { Asked, Chip, type Column, Table } from "../ui";
import { isAdminKey, useAdminWords } from "../words/use_admin_words";
import { CopyLine } from "./copy_line";
import { useHealth } from "./queries";
import type { Health, HealthLine } from "./shapes";

const CHIPS = {
  good: { kind: "good", icon: "check" },
  warn: { kind: "soon", icon: "clock" },
  bad: { kind: "late", icon: "alert" },
} as const;

export function HealthChip({ state, words }: { state: Health; words: string }) {
  return (
    <Chip kind={CHIPS[state].kind} icon={CHIPS[state].icon}>
      {words}
    </Chip>
  );
}

export function HealthTab() {
  const { say, language } = useAdminWords();
  const health = useHealth();
  const nameOf = (line: HealthLine) => {
    const key = `health.${line.code}`;
    return isAdminKey(key) ? say(key) : line.code;
  };
  const columns: Column<HealthLine>[] = [
    {
      key: "item",
      title: say("health.item"),
      card: "title",
      render: (line) => <strong>{nameOf(line)}</strong>,
    },
    {
      key: "state",
      title: say("health.state"),
      card: "chip",
      render: (line) => <HealthChip state={line.state} words={say(`health.${line.state}`)} />,
    },
    {
      key: "value",
      title: say("health.value"),
      render: (line) => (language === "vi" ? line.vi : line.en),
    },
    {
      key: "command",
      title: say("health.command"),
      render: (line) =>
        line.command ? <CopyLine text={line.command} label={nameOf(line)} /> : say("none"),
    },
  ];
  return (
    <Asked query={health} like="table" rows={8}>
      {({ items, now }) => (
        <>
          <p className="secondary">{say("health.at", { time: dateTime(now) })}</p>
          <Table
            caption={say("health.caption")}
            columns={columns}
            rows={items}
            keyOf={(line) => line.code}
            busy={health.isFetching}
          />
        </>
      )}
    </Asked>
  );
}
