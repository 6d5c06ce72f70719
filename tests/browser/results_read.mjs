// Results as an officer reads them: of one field, of a place that is hidden, on paper with weights,
// and taken away as files.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { takePicture } from "./desk.mjs";
import { download, textOfZip } from "./rounds.mjs";

// A field is what the office wrote into its list, with its accents; pages and files keep to it.
export async function readOneField(desk, field, answers) {
  await desk.part("scope-field").selectOption(field);
  await desk.page.getByText(new RegExp(`^n = ${answers} phiếu`)).waitFor();
  assert.equal(new URL(desk.page.url()).searchParams.get("field"), field);
  assert.equal(await desk.part("scope-field").inputValue(), field);
  await desk.look("survey-results-field");
  await desk.part("export").click();
  const csv = readFileSync(await download(desk, desk.part("export-csv")), "utf8");
  assert.equal(csv.trim().split(/\r?\n/).length, 1 + answers, "the file is of what is shown");
}

// Somebody answered there, but too few: that is said, and not that nobody did.
export async function meetHiddenField(desk, field) {
  await desk.part("scope-field").selectOption(field);
  await desk.page.getByText("Số liệu của phạm vi này được ẩn.").waitFor();
  assert.equal(await desk.page.getByText(/^Chưa có phiếu/).count(), 0);
  await desk.lookAtBoth("survey-results-hidden");
  await desk.page.getByRole("link", { name: "Bỏ thu hẹp" }).click();
  await desk.part("overall").waitFor();
}

// A4 within its margins, with weights: the sheet says so, and what they do not touch.
export async function printWeighted(desk) {
  const { page } = desk;
  await page.getByRole("switch", { name: /Có trọng số/ }).click();
  await page.getByText("Mức 1 đến 5 (không trọng số)").waitFor();
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize({ width: 720, height: 4 * 1018 }); // its sheets below each other
  await takePicture(page, "survey-results-print", { fullPage: true });
  const paper = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  assert.ok(paper.match(/\/Type \/Page\b/g).length >= 3, "what is below the screen is printed");
  assert.ok(await desk.part("scope-printed").isVisible());
  assert.ok(await desk.part("method-printed").isVisible());
  const head = await desk.part("scope-printed").innerText();
  assert.match(head, /Có trọng số theo cơ cấu danh sách/);
  assert.match(await desk.part("method-printed").innerText(), /thanh năm mức vẫn không trọng số/);
  assert.ok(!(await desk.part("export").isVisible()));
  await page.emulateMedia({ media: null });
  await page.setViewportSize({ width: 1366, height: 768 });
}

// Both kinds of files, without formulas, numbers of phones and names.
export async function takeFiles(desk, answers) {
  await desk.part("export").click();
  await desk.look("survey-export");
  const csv = readFileSync(await download(desk, desk.part("export-csv")), "utf8");
  assert.ok(csv.startsWith('\uFEFF"phieu";"ket_qua";'), csv.slice(0, 80));
  const lines = csv.trim().split(/\r?\n/);
  assert.equal(lines.length, 1 + answers);
  for (const column of ["Z1", "Z1_ten", "Z3", "Z3a", "Z6"]) {
    assert.ok(lines[0].split(";").includes(`"${column}"`), column);
  }
  assert.match(csv, /'=1\+1 ghế ngồi/);
  assert.doesNotMatch(csv, /0912345678/);
  await desk.part("export").click();
  const xlsx = await download(desk, desk.part("export-xlsx"));
  const book = textOfZip(readFileSync(xlsx));
  for (const sheet of ["Tổng hợp", "Theo tiêu chí", "Theo đơn vị", "Phiếu ẩn danh", "Từ điển mã"]) {
    assert.ok(book.includes(sheet), sheet);
  }
  assert.match(book, /2026-12-01T08:00:00(\.000)?\+07:00/);
}
