import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { loadContract } from "./index.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "countersign-overlay-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const vendor = `openapi: 3.0.3
info: { title: Vendor, version: "7" }
servers: [{ url: "https://api.vendor.test" }]
paths:
  /pay:
    post:
      operationId: pay
      responses: { "200": { description: Fine. } }
components:
  securitySchemes:
    key: { type: apiKey, in: header, name: X-Signature }
`;

const write = (name: string, text: string): string => {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
};

const overlay = (actions: string, head = "extends: vendor.yaml"): string =>
  write("overlay.yaml", `overlay: 1.0.0\ninfo: { title: Ours, version: "1" }\n${head}\nactions:\n${actions}`);

test("an overlay beside a description adds to it and changes it, and leaves the file as it is", async () => {
  const file = write("vendor.yaml", vendor);
  overlay(`
  - target: $
    update: { security: [{ key: [] }] }
  - target: $.components.securitySchemes.key
    update: { x-value: "{hex(hmacSha256(secretKey, body))}" }
  - target: $.paths['/pay'].post.responses
    update: { "401": { description: Refused., content: { application/json: { schema: { $ref: error.yaml } } } } }
  - target: $.servers[0]
    remove: true
`);
  write("error.yaml", "type: object\n");
  const contract = await loadContract(file);
  expect(contract.operations[0]).toMatchObject({ id: "pay", security: [["key"]] });
  expect(contract.schemes.key).toMatchObject({ template: "{hex(hmacSha256(secretKey, body))}" });
  expect(contract.servers).toEqual([]);
  expect(contract.files).toEqual(["error.yaml", "overlay.yaml", "vendor.yaml"].map((name) => join(folder, name)));
  expect(readFileSync(file, "utf8")).toBe(vendor);
});

test("an overlay that extends another file changes nothing; one that extends a file that is not there is refused", async () => {
  const file = write("vendor.yaml", vendor);
  overlay("  - { target: $.nothing, remove: true }\n", "extends: other.yaml");
  await expect(loadContract(file)).rejects.toThrow(/overlay\.yaml: `extends` names other\.yaml, and there is no such/);
  write("other.yaml", vendor);
  expect((await loadContract(file)).overlay).toBeUndefined();
});

test("Swagger 2.0 is read as OpenAPI 3, with an overlay too", async () => {
  const file = write(
    "vendor.json",
    JSON.stringify({
      swagger: "2.0",
      info: { title: "Old", version: "1" },
      host: "api.vendor.test",
      schemes: ["https"],
      paths: {
        "/a": {
          get: { operationId: "getA", responses: { 200: { description: "", schema: { $ref: "#/definitions/A" } } } },
        },
      },
      definitions: { A: { type: "object", properties: { n: { type: "string", "x-nullable": true } } } },
    }),
  );
  expect((await loadContract(file)).servers).toMatchObject([{ url: "https://api.vendor.test" }]);
  overlay("  - { target: '$.servers[0]', update: { x-name: production } }\n", "extends: vendor.json");
  const { servers, document } = await loadContract(file);
  expect(servers).toMatchObject([{ name: "production" }]);
  expect(document.components.schemas.A.properties.n.type).toEqual(["string", "null"]);
});

describe("a mistake in an overlay is one sentence with the action's number", () => {
  test.each([
    [
      "  - { target: $.info, update: { title: B } }\n  - { target: $.nothing, remove: true }\n",
      "action 2: the target $.nothing matches nothing in the description.",
    ],
    ["  - { target: '$..[', remove: true }\n", /action 1: the target \$\.\.\[: Invalid JSONPath expression: .*\.$/],
    [
      "  - { target: $.info, update: [1] }\n",
      "action 1: the target $.info: Cannot apply array to object at $['info'].",
    ],
    ["  - { update: {} }\n", "action 1 has no `target`, a JSONPath."],
  ])("%j", async (actions, sentence) => {
    const file = write("vendor.yaml", vendor);
    overlay(actions);
    const error: Error = await loadContract(file).then(
      () => new Error("nothing"),
      (error) => error,
    );
    const said = error.message.replace(/^.*overlay\.yaml: /, "");
    expect(error.name).toBe("UsageError");
    if (typeof sentence === "string") expect(said).toBe(sentence);
    else expect(said).toMatch(sentence);
  });

  test("a file called overlay.yaml that is none", async () => {
    const file = write("vendor.yaml", vendor);
    write("overlay.yaml", "colour: red\n");
    await expect(loadContract(file)).rejects.toThrow("expected an OpenAPI Overlay with `overlay: 1.0.0`, found none.");
  });
});
