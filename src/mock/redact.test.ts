import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { loadContract } from "../contract/index.ts";
import { createMock } from "./create-mock.ts";
import { inlineContract, json } from "./fixtures/inline.ts";
import type { LogEntry } from "./log-line.ts";
import { maskText } from "./redact.ts";
import { maskSensitive } from "./sensitive.ts";

const description = `openapi: 3.1.0
info: { title: Private, version: 1.0.0 }
security: [{ signature: [] }]
paths:
  /people/{email}:
    post:
      operationId: createPerson
      parameters:
        - { name: email, in: path, required: true, schema: { type: string, x-sensitive: true } }
        - { name: phone, in: query, x-sensitive: true, schema: { type: string } }
        - { name: born, in: query, x-sensitive: true, schema: { type: object, properties: { town: { type: string } } } }
        - { name: held, in: query, x-sensitive: true, style: deepObject, schema: { type: object, properties: { card: { type: string } } } }
      requestBody: { content: { application/json: { schema: { $ref: "#/components/schemas/Person" } } } }
      responses: { "204": { description: Kept. } }
components:
  securitySchemes:
    signature: { type: apiKey, in: header, name: x-signature, x-value: "{hex(hmacSha256(secretKey, target, body))}" }
  schemas:
    Person: { type: object, properties: { name: { type: string, x-sensitive: true }, city: { type: string }, papers: { type: array, items: { type: object, properties: { number: { type: integer, x-sensitive: true } } } } } }
`;

test("the log of a signature that differs shows nothing that the contract marks sensitive", async () => {
  const file = join(mkdtempSync(join(tmpdir(), "private-")), "private.yaml");
  writeFileSync(file, description);
  const log: LogEntry[] = [];
  const mock = await createMock([await loadContract(file)], { onRequest: (entry) => void log.push(entry) });
  const send = (body: string) =>
    mock.fetch(
      new Request("http://mock/people/ana%40example.com?phone=%2B38761222333&town=Travnik&held[card]=990011", {
        method: "POST",
        headers: { "content-type": "application/json", "x-signature": "ab" },
        body,
      }),
    );
  expect((await send('{"name":"Ana \\"A\\" Anić","city":"Zenica","papers":[{"number":445566}]}')).status).toBe(401);
  const shown = JSON.stringify(log[0]?.detail);
  expect(shown).toContain("Zenica");
  expect(shown).toContain("‹sensitive›");
  for (const secret of ["Anić", "445566", "ana%40", "61222333", "Travnik", "990011"])
    expect(shown).not.toContain(secret);
  expect(log[0]?.path).toBe("/people/‹sensitive›");
  // No JSON: what is sensitive in it cannot be told from the rest.
  await send('{"name":"Ana');
  expect(JSON.stringify(log[1])).not.toContain("Ana");
});

test("what has the name of something sensitive is masked in a list of lists, also where lists are of themselves", async () => {
  const list = { type: "array", items: { anyOf: [{ $ref: "#/components/schemas/Tree" }, { type: "string" }] } };
  const mails = { type: "array", items: { type: "array", items: { type: "string", "x-sensitive": true } } };
  const contract = await inlineContract({
    paths: {
      "/a": {
        post: {
          requestBody: json({ type: "object", properties: { tree: { $ref: "#/components/schemas/Tree" }, mails } }),
          responses: { "200": { description: "ok" } },
        },
      },
    },
    components: { schemas: { Tree: list } },
  });
  const value = { tree: [["a"]], mails: [["eve@hat.test"]] };
  expect(maskSensitive(contract, undefined, value)).toEqual({ tree: [["a"]], mails: "‹sensitive›" });
});

const mask = maskText([
  { value: "sk_live_1", shown: "‹key›" },
  { value: "sk_live_12", shown: "‹longer›" },
  { value: "Ana Č/1", shown: "‹sensitive›" },
  { value: "4111", shown: "‹sensitive›" },
  { value: "HR", shown: "‹sensitive›" },
]);

test.each([
  ["key=sk_live_1&k=sk_live_12", "key=‹key›&k=‹longer›"],
  ["name=Ana%20%C4%8C%2F1&other=Ana+%C4%8C%2F1", "name=‹sensitive›&other=‹sensitive›"],
  ['{"name":"Ana Č/1"}', '{"name":"‹sensitive›"}'],
  ['{"name":"\\u0041na \\u010c\\/1","b":1}', '{"name":"‹sensitive›","b":1}'],
  ["[4111,4111.0,4.111e3,41110]", "[‹sensitive›,‹sensitive›,‹sensitive›,‹sensitive›0]"],
  ['{"country":"HR","name":"HRVOJE"}', '{"country":"‹sensitive›","name":"HRVOJE"}'],
])("%s is shown as %s", (text, shown) => {
  expect(mask(text)).toBe(shown);
});

test("a value with half of a character is no reason to fail", () => {
  expect(maskText([{ value: "abcd\ud800", shown: "‹x›" }])("abcd\ud800")).toBe("‹x›");
});

test.each([
  ['/a?token=S1{"name":"Ana Anić"}', '/a?token=‹hidden›{"name":"‹sensitive›"}'],
  ["/a?token=S1{2&b=1", "/a?token=‹hidden›&b=1"],
  ["see /b?token=S12", "see /b?token=‹hidden›"],
  ["", ""],
])("what stands for a name in a query ends where it ended in the request: %s", (text, shown) => {
  const secrets = [{ value: "Ana Anić", shown: "‹sensitive›" }];
  const pairs = ["S1", "S1{2"].map((value) => ({ name: "token", value, shown: "‹hidden›" }));
  expect(maskText(secrets, pairs)(text)).toBe(shown);
});

test("a value of which nothing is known is hidden, whatever it begins with", () => {
  const mask = maskText([], [{ name: "key", shown: "‹credential›" }]);
  expect(mask('/a?key={"a":1}&b=1')).toBe("/a?key=‹credential›&b=1");
});
