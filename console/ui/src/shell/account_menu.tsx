import { useLocation } from "wouter";
import { useQueryClient } from "@tanstack/react-query";
import { call } from "../call";
import { useMe, useSession } from "../session/use_session";
import type { Me, Shift } from "../shapes";
import { Icon, Menu, useErrorWords, useSpeaker } from "../ui";
import { useWords } from "../words/use_words";

const SHIFTS = ["on", "pause", "off"] as const;

export function AccountMenu() {
  const { say } = useWords();
  const me = useMe();
  const { leave } = useSession();
  const client = useQueryClient();
  const speaker = useSpeaker();
  const errorWords = useErrorWords();
  const [, go] = useLocation();
  async function change(shift: Shift) {
    try {
      await call("PUT", "/me/shift", { body: { shift } });
      client.setQueryData<Me>(["me"], (old) => old && { ...old, shift });
      void client.invalidateQueries({ queryKey: ["conversations"] });
      speaker.show(say("shift.changed", { shift: say(`shift.${shift}`) }));
    } catch (problem) {
      speaker.show(errorWords(problem));
    }
  }
  return (
    <Menu
      testId="account"
      label={say("shell.account")}
      face={
        <>
          <span className="sr-only">{say("shell.account")}:</span>
          <span className={`shift-dot shift-${me.shift}`} />
          <span className="account-name">{me.name}</span>
          <span className="account-shift">{say(`shift.${me.shift}`)}</span>
          <Icon name="person" />
        </>
      }
      groups={[
        {
          title: say("shell.shift"),
          choices: SHIFTS.map((shift) => ({
            key: shift,
            label: say(`shift.${shift}`),
            hint: shift === "off" ? say("shift.off_hint") : undefined,
            chosen: me.shift === shift,
            icon: "clock",
            onChoose: () => void change(shift),
          })),
        },
        {
          choices: [
            {
              key: "profile",
              label: say("shell.profile"),
              icon: "person",
              onChoose: () => go("/ca-nhan"),
            },
            {
              key: "logout",
              label: say("shell.logout"),
              icon: "logout",
              onChoose: () => void leave(),
            },
          ],
        },
      ]}
    />
  );
}
