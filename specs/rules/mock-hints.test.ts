import { expect, test } from "vitest";
import { lint } from "./lint.ts";

const before = "      operationId: updateAccount\n";
const notified = "      operationId: receiveAccountClosed\n";
const resource = (yaml: string) => lint(before, `${before}      x-resource: ${yaml}\n`);
const webhook = (yaml: string) => lint(notified, `${notified}      ${yaml}\n`);

test("hints that the mock can follow pass", async () => {
  expect(await resource("{ name: account, role: update, at: /parent/name, key: { id: name } }")).toEqual([]);
  expect(await resource("false")).toEqual([]);
  expect(await webhook("x-caused-by: { operation: updateAccount, kind: updated, response: /parent }")).toEqual([]);
  expect(await webhook("x-payload: { /name: 'evt_{nonce}', /parent: { object: '' } }")).toEqual([]);
  expect(await lint("  account.closed:\n", "  account.closed:\n    x-retry-schedule: [60, 300]\n")).toEqual([]);
});

test.each([
  ["{ nmae: account }", 'extensions: x-resource: there is no property "nmae"; there are name, role, key, at, '],
  ["{ role: update }", "extensions: x-resource: expected false or an object with name, found "],
  ["[account]", "extensions: x-resource: expected false or an object with name, found "],
  ["{ name: account, role: change }", "extensions: x-resource.role: expected one of create, upsert, "],
  ["{ name: account, at: /data }", '"/data" leads nowhere in the response of updateAccount'],
  ["{ name: account, at: data }", 'extensions: x-resource.at: expected a JSON pointer, found "data"'],
  ["{ name: account, key: { uuid: name } }", "updateAccount has no parameter uuid; there are id"],
  ["{ name: account, filter: { page: name } }", "updateAccount has no parameter page; there are id"],
  ["{ name: account, missing: Gone }", 'updateAccount has no example "Gone"; there are Account, Unauthorized'],
])("x-resource: %s is refused", async (yaml, message) => {
  expect((await resource(yaml)).join("\n")).toContain(message);
});

test.each([
  ["x-caused-by: { operation: updateAcount }", "there is no operation updateAcount"],
  ["x-caused-by: { kind: updated }", "extensions: x-caused-by: expected operation or resource"],
  [
    "x-caused-by: [{ ressource: account }]",
    'extensions: x-caused-by.0: there is no property "ressource"; there are operation, resource, ',
  ],
  ["x-caused-by: { resource: account, kind: changed }", "extensions: x-caused-by.kind: expected one of created, "],
  [
    "x-caused-by: { operation: updateAccount, response: /data }",
    '"/data" leads nowhere in the response of updateAccount',
  ],
  [
    "x-caused-by: { resource: account, response: /name }",
    "extensions: x-caused-by: response needs the property operation",
  ],
  ["x-payload: { /nam: '{nonce}' }", 'x-payload: "/nam" leads nowhere in the body'],
  ["x-payload: { /name: '{nonce' }", "x-payload: "],
  [
    "x-payload: { /name: { objct: /name } }",
    'extensions: x-payload./name: there is no property "objct"; there are object, times. Did you mean object?',
  ],
  ["x-retry-schedule: [60]", "x-retry-schedule belongs to the path item, beside the operation"],
])("%s is refused", async (yaml, message) => {
  expect((await webhook(yaml)).join("\n")).toContain(message);
});

test("a schedule that is not an array of seconds is refused", async () => {
  expect(await lint("  account.closed:\n", "  account.closed:\n    x-retry-schedule: [1m]\n")).toEqual([
    'extensions: x-retry-schedule.0: expected a number of seconds, found "1m"',
  ]);
});

test("an x-refusal is a reason of a refusal, in a response to wrong credentials", async () => {
  const wrong = "                  summary: A wrong signature\n";
  expect(await lint(wrong, `${wrong}                  x-refusal: [stale, mismatch]\n`)).toEqual([]);
  expect(await lint(wrong, `${wrong}                  x-refusal: expired\n`)).toEqual([
    'extensions: x-refusal: expected one of missing, malformed, unknown, stale, mismatch, found "expired"',
  ]);
  const well = "                  summary: An account\n                  value:\n                    name: response\n";
  expect(await lint(well, `${well}                  x-refusal: stale\n`)).toEqual([
    "mock-hints: x-refusal is for examples of responses to wrong credentials, those for 401",
  ]);
});
