// The last things that went wrong, in memory only, for a report to the administrators. What
// somebody typed, names and numbers of people never get in: an address keeps its fixed parts.
export interface Fault {
  at: number;
  what: string; // "POST /cases/…/extend 503 busy"
  ref: string;
}

const MOST = 8;
const faults: Fault[] = [];

// "/cases/81/extend?x=y" becomes "/cases/…/extend": only words of the program are left.
export function plainAddress(address: string): string {
  const parts = address.replace(/[?#].*$/s, "").split("/");
  return parts.map((part) => (/^[a-z][a-z_-]*$/.test(part) || part === "" ? part : "…")).join("/");
}

export function noteFault(what: string, ref = ""): void {
  faults.push({ at: Date.now(), what, ref });
  if (faults.length > MOST) faults.shift();
}

export function lastFaults(): Fault[] {
  return [...faults].reverse();
}
