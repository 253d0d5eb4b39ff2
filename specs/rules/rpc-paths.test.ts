import { expect, test } from "vitest";
import { lint } from "./lint.ts";
// @ts-expect-error The rules are JavaScript, which Spectral loads.
import rpcPaths from "./rpc-paths.js";

const messages = (path: string, operation: object = {}, others: object = {}) =>
  rpcPaths({ paths: { [path]: { post: { operationId: "doIt", ...operation } }, ...others } }).map(
    ({ message }: { message: string }) => message,
  );

test.each(["/createThing", "/things/create", "/get_thing/{id}", "/v1/thing-list/add.json", "/delete"])(
  "%s wants an x-resource",
  (path) => {
    expect(messages(path)).toEqual([
      expect.stringContaining("the mock cannot tell what doIt does: say it with x-resource"),
    ]);
  },
);

test.each(["/things", "/things/{id}", "/newsletters", "/addresses/{id}", "/listings", "/"])("%s does not", (path) => {
  expect(messages(path)).toEqual([]);
});

test("neither does what says it: by a hint, by a link from it or by one to it", () => {
  const link = (operationId: string) => ({ responses: { 200: { links: { it: { operationId } } } } });
  expect(messages("/createThing", { "x-resource": { name: "thing" } })).toEqual([]);
  expect(messages("/createThing", { "x-resource": false })).toEqual([]);
  expect(messages("/createThing", link("getThing"))).toEqual([]);
  expect(messages("/createThing", {}, { "/things": { post: { operationId: "make", ...link("doIt") } } })).toEqual([]);
});

test("lint says it as a warning", async () => {
  expect(await lint("  /accounts/{id}:\n", "  /accounts/{id}/update:\n")).toEqual([
    expect.stringMatching(/^rpc-paths: the mock cannot tell what updateAccount does/),
  ]);
});
