// People of the journeys: a citizen who waits for an officer, an officer who comes in for the first
// time.

// Waits for a person, in office hours.
export async function callsForSomebody(stack, name) {
  const citizen = await stack.person(name, true);
  await stack.ask(citizen, "gặp cán bộ", /chuyển ngay/i);
  await stack.ask(citizen, "chuyển ngay", /.+/);
  return citizen;
}

// Comes in with the password an operator was given, and has typed one of one's own.
export async function startFirstLogin(stack, desk, username, roles, more = []) {
  const added = ["--name", username, "--role", roles, ...more];
  const said = stack.cli("staff", "add", username, ...added);
  await desk.part("username").fill(username);
  await desk.part("password").fill(said.match(/[A-Za-z0-9]{16}/)[0]);
  await desk.page.keyboard.press("Enter");
  const boxes = desk.page.locator("input[autocomplete=new-password]");
  await boxes.first().waitFor();
  for (const box of await boxes.all()) await box.fill("một câu dài mà dễ nhớ");
}

// All of it, for roles that need no second proof.
export async function firstLogin(stack, desk, username, roles, more = []) {
  await startFirstLogin(stack, desk, username, roles, more);
  await desk.page.keyboard.press("Enter");
  await desk.part("account").waitFor();
  return desk;
}
