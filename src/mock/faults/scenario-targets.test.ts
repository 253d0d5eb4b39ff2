import { expect, test } from "vitest";
import { createMock } from "../create-mock.ts";
import { loadFixture } from "../fixtures/requests.ts";

const contract = await loadFixture("acme");
const [operation] = contract.operations.map(({ id }) => id);

test("a scenario that names what is served is taken", async () => {
  const mock = await createMock([contract], { scenario: { rules: [{ api: "acme", operation, code: 503 }] } });
  await mock.close();
});

test.each([
  [{ api: "acmee", code: 503 }, 'rules[0].api: there is no API "acmee"; there are acme. Did you mean acme?'],
  [{ operation: `${operation}s`, code: 503 }, `Did you mean ${operation}?`],
  [
    { operation: "nope", code: 503 },
    `rules[0].operation: no operation of acme is called "nope"; there are ${operation}`,
  ],
])("a scenario that names something else is refused: %j", async (rule, message) => {
  await expect(createMock([contract], { scenario: { rules: [rule] } })).rejects.toThrow(message);
  const mock = await createMock([contract]);
  const body = new TextEncoder().encode(JSON.stringify({ rules: [rule] }));
  const url = "http://localhost/_countersign/scenario";
  const response = await mock.handle({ method: "PUT", url, headers: new Headers(), body });
  expect([response.status, JSON.parse(response.body ?? "").detail]).toEqual([400, expect.stringContaining(message)]);
  await mock.close();
});
