// Whose words are being written at this PC now; what somebody else began here stays his own.
let id = "";

export function setWriter(who: string): void {
  id = who;
}

export function writer(): string {
  return id;
}
