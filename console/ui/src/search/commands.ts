import { useQueryClient } from "@tanstack/react-query";
import { useLocation } from "wouter";
import { call } from "../call";
import { mayLook, seesCases, seesSurveys } from "../session/rights";
import { useMe } from "../session/use_session";
import type { Shift } from "../shapes";
import { found } from "../text/folding";
import { useErrorWords, useSpeaker } from "../ui";
import { useWords } from "../words/use_words";

export interface Command {
  key: string;
  label: string;
  act: () => void;
}

const SHOWN = 6;
const SHIFTS: Shift[] = ["on", "pause", "off"];
const VIEWS = ["queue", "mine", "bot", "all"] as const;

export function commandsFor(commands: Command[], typed: string): Command[] {
  return commands.filter((one) => found(typed, one.label)).slice(0, SHOWN);
}

// What can be done from anywhere: pages, lists, the shift.
export function useCommands(): Command[] {
  const { say } = useWords();
  const me = useMe();
  const [, go] = useLocation();
  const client = useQueryClient();
  const speaker = useSpeaker();
  const errorWords = useErrorWords();
  async function change(shift: Shift): Promise<void> {
    try {
      await call("PUT", "/me/shift", { body: { shift } });
      speaker.show(say("shift.changed", { shift: say(`shift.${shift}`) }));
    } catch (failure) {
      speaker.show(errorWords(failure));
    }
    void client.invalidateQueries({ queryKey: ["me"] });
    void client.invalidateQueries({ queryKey: ["conversations"] });
  }
  const page = (key: string, label: string, path: string) => ({ key, label, act: () => go(path) });
  const inbox = mayLook(me, "queue") || mayLook(me, "restricted");
  const lists = VIEWS.map((view) =>
    page(
      `view-${view}`,
      say("search.view", { view: say(`view.${view}`) }),
      `/hop-thoai?view=${view}`,
    ),
  );
  return [
    ...(inbox ? [page("inbox", say("page.inbox"), "/hop-thoai"), ...lists] : []),
    ...(seesCases(me) ? [page("cases", say("search.case"), "/phan-anh")] : []),
    ...(seesSurveys(me) ? [page("surveys", say("page.surveys"), "/khao-sat")] : []),
    page("profile", say("page.profile"), "/ca-nhan"),
    ...SHIFTS.map((shift) => ({
      key: `shift-${shift}`,
      label: say("search.shift", { shift: say(`shift.${shift}`) }),
      act: () => void change(shift),
    })),
  ];
}
