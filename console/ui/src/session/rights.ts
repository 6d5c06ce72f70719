// Rights as the service names them: "queue", or narrower "queue:own", "queue:read". The service
// decides; the pages only hide what would be refused.
import type { Me } from "../shapes";

export type Right = "queue" | "reply" | "notes" | "restricted";

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
