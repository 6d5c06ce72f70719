import { expect, test } from "vitest";
import { levelWords, meanWords } from "../src/surveys/results/figure_words";
import { readScope } from "../src/surveys/results/scope";
import { methodWords, scopeWords } from "../src/surveys/results/scope_words";
import type { Results } from "../src/surveys/shapes";
import { type Language, put } from "../src/words/language";
import { surveysEn } from "../src/words/surveys_en";
import { surveysVi } from "../src/words/surveys_vi";
import type { SurveyWords } from "../src/words/use_survey_words";

function wordsIn(language: Language): SurveyWords {
  const texts = language === "vi" ? surveysVi : surveysEn;
  return {
    language,
    say: (key, values) => put(texts[key], values),
    told: (both) => both[language],
  };
}

function results(part: Partial<Results>): Results {
  return {
    round: { opens: "2026-12-01T08:00:00+07:00", closes: "2026-12-15T08:00:00+07:00" },
    against: null,
    n: 333,
    people: 1987,
    weighted: false,
    correction: true,
    rates: { rr1: 0.35, rr2: 0.35, rr5: 0.9, rr6: 0.9 },
    units: [],
    fields: [{ id: "Hộ tịch", name: "Hộ tịch" }],
    levels: [],
    overall: { figure: { n: 333, hidden: "", share: null, mean: null } },
    counted_at: "2026-12-16T08:00:00+07:00",
    ...part,
  } as Results;
}

test("the printed sheet says which people it is about and whether they are weighted", () => {
  const scope = readScope("field=Hộ tịch");
  const plain = results({});
  const weighted = results({ weighted: true });
  const said = (one: Results, language: Language) =>
    scopeWords(wordsIn(language), one, one, scope).replace(/\d\d:\d\d.*$/, "…");
  expect(said(plain, "vi")).toBe(
    "Phạm vi: Hộ tịch. Từ 01/12/2026 đến 15/12/2026. n = 333. Không trọng số. " +
      "Không so sánh. Số liệu lúc 16/12/2026 …",
  );
  const few = { figure: { n: 0, hidden: "secondary", share: null, mean: null } };
  const hidden = results({ n: 0, overall: few as Results["overall"] });
  expect(said(hidden, "vi")).toContain("n = –. ");
  expect(said(weighted, "vi")).toContain("n = 333. Có trọng số theo cơ cấu danh sách. ");
  expect(said(weighted, "en")).toContain("n = 333. Weighted by the make-up of the list. ");
});

test("how it was computed names what weights do not touch, and the people corrected for", () => {
  const vi = methodWords(wordsIn("vi"), results({ weighted: true }));
  expect(vi[0]).toContain("không phải chỉ số SIPAS");
  expect(vi.join(" ")).toMatch(/có trọng số theo cơ cấu.*thanh năm mức vẫn không trọng số/);
  expect(vi.join(" ")).toContain("theo số người trong danh sách (N = 1.987)");
  expect(vi.join(" ")).not.toContain("phần lớn");
  const en = methodWords(wordsIn("en"), results({ weighted: false, correction: false })).join(" ");
  expect(en).toContain("without weights");
  expect(en).toContain("Without finite-population correction");
});

test("at each level people are named beside their share", () => {
  const levels = [4, 0, 16, 1200, 780];
  expect(levelWords(wordsIn("vi"), levels)).toEqual([
    "4 người (0,2 %)",
    "0 người (0,0 %)",
    "16 người (0,8 %)",
    "1.200 người (60,0 %)",
    "780 người (39,0 %)",
  ]);
  expect(levelWords(wordsIn("en"), levels)[3]).toBe("1,200 people (60.0 %)");
  expect(levelWords(wordsIn("vi"), [0, 0, 0, 0, 0])[0]).toBe("0 người (0,0 %)");
});

test("a mean stands with its interval, and alone where there is none", () => {
  const mean = { n: 333, mean: 4.312, low: 4.22, high: 4.4 };
  expect(meanWords(mean, "vi")).toBe("4,31 [4,22 – 4,40]");
  expect(meanWords(mean, "en")).toBe("4.31 [4.22 – 4.40]");
  expect(meanWords({ n: 12, mean: 5, low: 5, high: 5 }, "vi")).toBe("5,00");
});
