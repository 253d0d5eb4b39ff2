import { expect, test } from "vitest";
import { createSearch, wordsOf } from "./search-engine.ts";

const record = (kind: string, title: string, more: object = {}) => ({
  kind,
  title,
  url: "x.html",
  api: "harbour",
  ...more,
});
const search = createSearch([
  record("operation", "Rent a berth", { more: "rentBerth", where: "POST /berths" }),
  record("property", "berth.orderNumber", { where: "body of rentBerth" }),
  record("property", "berth.order_number", { where: "body of rentSlip", api: "marina" }),
  record("value", "BERTH_TAKEN", { where: "of error, response 409 of rentBerth" }),
  record("webhook", "Tell that the rent was paid", { where: "rentPaid" }),
]);
const titles = (words: string, api?: string) => search.find(words, api).map(({ title }) => title);

test("a name is found by its beginning, by each of its words and as it is written", () => {
  for (const words of ["order", "ordern", "orderNumber", "order_number", "number", "order number"])
    expect(titles(words), words).toEqual(expect.arrayContaining(["berth.orderNumber", "berth.order_number"]));
  expect(titles("taken")).toEqual(["BERTH_TAKEN"]);
  expect(titles("rentBerth")[0]).toBe("Rent a berth");
  expect(wordsOf("order_number, kycStatus")).toEqual(["ordernumber", "order", "number", "kycstatus", "kyc", "status"]);
});

test("what the reader's own API has comes first", () => {
  expect(titles("order number", "marina")[0]).toBe("berth.order_number");
  expect(titles("order number", "harbour")[0]).toBe("berth.orderNumber");
});

test("every word counts, the kind too, and a misspelt one is found where nothing else is", () => {
  expect(titles("webhook paid")).toEqual(["Tell that the rent was paid"]);
  expect(titles("order tide")).toEqual([]);
  expect(titles("nubmer")).toContain("berth.orderNumber");
  expect(titles("xyz")).toEqual([]);
});
