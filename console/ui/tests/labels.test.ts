import { expect, test } from "vitest";
import { filledFrom, placeOf } from "../src/cases/answer_fill";
import { labelsOf, typedLabels } from "../src/cases/labels";
import { askQuery, readQuery, writeQuery } from "../src/cases/list_query";
import { openVariables } from "../src/text/variables";
import { casesMoreEn } from "../src/words/cases_more_en";
import { casesMoreVi } from "../src/words/cases_more_vi";

test("labels are typed between commas, each once, none empty or too long", () => {
  expect(typedLabels(" Báo chí ,báo chí,, Điểm  nóng ,…, " + "x".repeat(41))).toEqual([
    "Báo chí",
    "Điểm nóng",
  ]);
  expect(typedLabels("")).toEqual([]);
});

test("the labels of several cases are shown once, by the alphabet", () => {
  expect(labelsOf([{ labels: ["Đất", "Báo"] }, { labels: ["Báo"] }, { labels: [] }])).toEqual([
    "Báo",
    "Đất",
  ]);
});

test("labels stand in the address, and nothing else gets through", () => {
  const query = readQuery("view=all&label=" + encodeURIComponent("Điểm nóng,Báo chí,\u0000x"));
  expect(query.label).toEqual(["Điểm nóng", "Báo chí"]);
  expect(readQuery(writeQuery(query)).label).toEqual(query.label);
  expect(new URLSearchParams(askQuery(query)).get("label")).toBe("Điểm nóng,Báo chí");
});

test("a template takes what the case knows, and leaves the rest open", () => {
  const file = {
    number: "PA2611-00427-2",
    assigned_unit_name: "Sở Nội vụ",
    procedure_name: "",
    dossier_code: "",
    due_at: "2026-11-30T17:00:00+07:00",
  };
  const text = filledFrom(file, "{ma}, {don_vi}, {thu_tuc}, {han}, {ngay_tra}.");
  expect(text).toBe("PA2611-00427-2, Sở Nội vụ, {thu_tuc}, 30/11/2026, {ngay_tra}.");
  expect(openVariables(text)).toEqual(["thu_tuc", "ngay_tra"]);
  const [from, to] = placeOf(text, "ngay_tra")!;
  expect(text.slice(from, to)).toBe("{ngay_tra}");
  expect(placeOf(text, "khong_co")).toBeNull();
});

test("the further words of cases: same keys and values in both languages", () => {
  const names = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((hit) => hit[1]).sort();
  expect(Object.keys(casesMoreEn).sort()).toEqual(Object.keys(casesMoreVi).sort());
  for (const [key, text] of Object.entries(casesMoreVi)) {
    expect(names(casesMoreEn[key as keyof typeof casesMoreVi]), key).toEqual(names(text));
    expect(text).toBe(text.normalize("NFC"));
  }
});
