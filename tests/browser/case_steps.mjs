// What officers do with a case, step by step, as several journeys need it.
export async function pick(desk, field, words) {
  await desk.part(field).click();
  await desk.page.keyboard.type(words);
  await desk.page.keyboard.press("Enter");
}

// The form of a new case; the rest of it is as it stands.
export async function createCase(desk, story, unit) {
  await desk.part("new-story").fill(story);
  await desk.part("new-kind").selectOption({ label: "Hồ sơ chậm, trễ hẹn" });
  await pick(desk, "new-unit", unit);
  await desk.part("create").click();
  const number = await desk.part("created").locator("b").first().innerText();
  await desk.page.getByRole("button", { name: "Mở hồ sơ" }).click();
  await desk.part("case-text").waitFor();
  return { number, id: desk.page.url().split("/").at(-1) };
}

// A call taken down by the desk; the number and the id of the case.
export async function enterCall(desk, story, phone = "") {
  await desk.go("/phan-anh/tao");
  if (phone) await desk.part("new-phone").fill(phone);
  return createCase(desk, story, "phuong long binh");
}

export async function act(desk, name) {
  await desk.part("more").click();
  await desk.page.getByRole("menuitem", { name }).first().click();
}

export async function confirm(desk, dialog) {
  await desk.part(dialog).getByTestId("confirm").click();
  await desk.part(dialog).waitFor({ state: "detached" });
}

export async function classify(desk) {
  await desk.part("primary").click();
  await pick(desk, "category", "tre hen tra");
  await desk.page.getByText("Khi lưu:").waitFor();
  await confirm(desk, "classify-dialog");
}

// The dialog is left open, filled in.
export async function startRouting(desk, unit) {
  await act(desk, /Chuyển đơn vị/);
  await pick(desk, "unit", unit);
  await desk.page.getByText("Khi lưu:").waitFor();
}

export async function route(desk, unit) {
  await startRouting(desk, unit);
  await confirm(desk, "route-dialog");
}

// The answer and its checklist; the dialog of submitting is left open.
export async function writeAnswer(desk, { title, text }) {
  await desk.part("answer-title").fill(title);
  await desk.part("answer-text").fill(text);
  await desk.page.getByText("Đã lưu nháp").waitFor();
  const checks = desk.page.getByRole("group", { name: "Trước khi trình" });
  for (const box of await checks.getByRole("checkbox").all()) await box.check();
  await desk.part("submit").click();
  await desk.part("submit-dialog").waitFor();
}

export async function openCase(desk, view, number) {
  await desk.go(`/phan-anh?view=${view}`);
  await desk.part("case").filter({ hasText: number }).click();
}
