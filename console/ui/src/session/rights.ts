// Rights as the service names them: "queue", or narrower "queue:own", "queue:read". The service
// decides; the pages only hide what would be refused.
import type { Me } from "../shapes";

export type Right =
  | "queue"
  | "reply"
  | "notes"
  | "restricted"
  | "route"
  | "answer"
  | "approve"
  | "move"
  | "identity"
  | "surveys"
  | "results"
  | "verbatims"
  | "admin";

const LOOKING = ["read", "propose"]; // these see, and do not act

export function mayLook(me: Me | undefined, right: Right): boolean {
  return (me?.rights ?? []).some((one) => one === right || one.startsWith(`${right}:`));
}

export function mayAct(me: Me | undefined, right: Right): boolean {
  return (me?.rights ?? []).some((one) => {
    const [name, scope] = one.split(":");
    return name === right && !(scope && LOOKING.includes(scope));
  });
}

// Those who read the notes of cases are those who see cases at all.
export function seesCases(me: Me | undefined): boolean {
  return mayLook(me, "notes");
}

// Who designs, approves or reads survey rounds.
export function seesSurveys(me: Me | undefined): boolean {
  return mayLook(me, "surveys") || mayLook(me, "results");
}

// Where the day begins: who approves or looks on sees the whole, who answers sees who waits.
export function homeOf(me: Me | undefined): string {
  if (mayAct(me, "approve")) return "/tong-quan";
  if (mayAct(me, "reply")) return "/hop-thoai";
  return mayAct(me, "answer") ? "/phan-anh" : "/tong-quan";
}
