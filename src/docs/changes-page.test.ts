import { beforeAll, expect, test } from "vitest";
import { type Contract, loadContract } from "../contract/index.ts";
import { type Change, type ContractStep, changesPage } from "./changes-page.ts";
import { createSite, type Site } from "./site.ts";

let contract: Contract;
let site: Site;
beforeAll(async () => {
  contract = await loadContract(new URL("fixtures/harbour.yaml", import.meta.url).pathname, "harbour");
  site = await createSite([contract], ["reference", "changes"]);
});

const pageOf = (steps?: ContractStep[]) => changesPage(site, contract, steps).get("changes/harbour.html") ?? "";
const text = (html: string) => html.replace(/<[^>]+>/g, "").replace(/\s+/g, " ");
const get = "#/paths/~1berths~1{id}/get";
const change = (impact: Change["impact"], pointer: string, message: string): Change => ({ impact, pointer, message });

test("changes are told under their operation, with what they ask of the version, and lead to the reference", () => {
  const page = pageOf([
    {
      since: "1.1.0",
      version: "1.2.0",
      date: "2024-05-01",
      changes: [
        change(
          "major",
          `${get}/responses/200/content/application~1json/schema/properties/berths/items/properties/id`,
          "Enum of `id` was removed.",
        ),
        change("minor", `${get}/responses/404`, "Added."),
        change("major", "#/paths/~1gone/delete", "Removed."),
        change("major", "", "The credentials <b> do not do any more."),
        change("patch", `${get}/description`, "Changed."),
      ],
    },
  ]);
  for (const said of [
    "1.2.0, since 1.1.0 2024-05-01",
    "4 changes, 3 of them breaking. 1 more is one of texts, examples and evidence alone.",
    "Retrieve a berth breaking berths[].id response 200: Enum of id was removed. compatible response 404: Added.",
    "DELETE /gone breaking Removed.",
    "The API as a whole breaking The credentials &lt;b&gt; do not do any more.",
  ])
    expect(text(page)).toContain(said);
  expect(page).toContain(
    'href="../harbour.html#/berths-and-boats/getberth#berths-and-boats/getberth/t=response&amp;c=200&amp;path=berths[]/id"',
  );
});

test("without a history, or with nothing in it, the page says so", () => {
  expect(pageOf()).toContain("these docs were built without the history of the contract");
  expect(pageOf([])).toContain("the contract has one version so far");
  expect(text(pageOf([{ since: "1.0.0", changes: [] }]))).toContain("Since 1.0.0 Nothing that a caller can notice.");
});

test("what is in no version yet is said to be so", () => {
  const changes = [change("major", "", "Gone."), change("patch", "", "Told.")];
  const ahead = text(pageOf([{ since: "1.0.0", unreleased: true, changes }]));
  expect(ahead).toContain("Not released yet: since 1.0.0 1 change, 1 of them breaking.");
  expect(ahead).toContain("Version 1.0.0 has none of this.");
  expect(text(pageOf([{ since: "HEAD", changes }]))).not.toMatch(/released|none of this/);
  expect(text(pageOf([{ since: "1.0.0", unreleased: true, changes: [] }]))).not.toMatch(/released|none of this/);
});
