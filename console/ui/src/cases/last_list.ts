// Where "back to the list" leads: the list as it was left.
let search = "";

export function rememberList(now: string): void {
  search = now;
}

export function listAddress(): string {
  return search ? `/phan-anh?${search}` : "/phan-anh";
}
