import { expect, test } from "vitest";
import {
  askQuery,
  exportQuery,
  filterCount,
  nextSort,
  readQuery,
  withoutFilters,
  writeQuery,
} from "../src/cases/list_query";

test("an address without filters is one's own list, nearest deadline first", () => {
  const query = readQuery("");
  expect(query).toMatchObject({ view: "mine", q: "", sort: "due", page: 1, size: 20, status: [] });
  expect(writeQuery(query)).toBe("view=mine");
});

test("filters stand in the address and come back the same", () => {
  const address =
    "view=open&q=tre+hen&status=moi,cho_duyet&branch=4&unit=p_vi_thanh&from=2026-11-01" +
    "&due_to=2026-11-30&sort=-received&size=50&page=3";
  const query = readQuery(address);
  expect(query).toMatchObject({
    view: "open",
    q: "tre hen",
    status: ["moi", "cho_duyet"],
    branch: ["4"],
    from: "2026-11-01",
    due_to: "2026-11-30",
    sort: "-received",
    size: 50,
    page: 3,
  });
  expect(readQuery(writeQuery(query))).toEqual(query);
  expect(filterCount(query)).toBe(5);
});

test("what makes no sense in an address is as if it were not there", () => {
  const query = readQuery(
    "view=secret&sort=password&page=-4&size=9999&from=yesterday&status=<b>,moi,moi&channel=a'b",
  );
  expect(query).toMatchObject({ view: "mine", sort: "due", page: 1, size: 20, from: "" });
  expect(query.status).toEqual(["moi"]);
  expect(query.channel).toEqual([]);
  expect(readQuery(`q=${"x".repeat(500)}`).q.length).toBe(200);
});

test("the service is always told view, order and page; an export has no page", () => {
  const query = readQuery("view=open&q= a &page=2");
  expect(askQuery(query)).toBe("q=a&view=open&sort=due&page=2&size=20");
  expect(exportQuery(query)).toBe("q=a&view=open&sort=due");
});

test("clearing the filters keeps the list, its order and its length", () => {
  const query = readQuery("view=overdue&q=x&status=moi&sort=number&size=100&page=4");
  expect(writeQuery(withoutFilters(query))).toBe("view=overdue&sort=number&size=100");
});

test("a column named again turns round", () => {
  expect(nextSort("due", "due")).toBe("-due");
  expect(nextSort("-due", "due")).toBe("due");
  expect(nextSort("due", "number")).toBe("number");
});
