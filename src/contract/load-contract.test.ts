import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { UsageError } from "../core/errors.ts";
import { type Contract, loadApis, loadContract } from "./index.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "countersign-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (name: string, text: string): string => {
  const file = join(folder, name);
  mkdirSync(join(file, ".."), { recursive: true });
  writeFileSync(file, text);
  return file;
};

const load = (text: string): Promise<Contract> => loadContract(write("acme/openapi.yaml", text));

const head = 'openapi: 3.1.0\ninfo: { title: Acme, version: "1" }\n';

describe("a contract", () => {
  test("is read from many files into one model", async () => {
    write(
      "acme/paths/thing.yaml",
      "get:\n  operationId: getThing\n  parameters: [{ $ref: ../id.yaml }]\n  responses: { '200': { $ref: ../ok.yaml } }\n",
    );
    write("acme/id.yaml", "{ name: id, in: path, required: true, schema: { type: string }, example: a }");
    write(
      "acme/ok.yaml",
      "description: Fine.\ncontent: { application/json: { schema: { type: object }, examples: { One: { $ref: one.yaml } } } }",
    );
    write("acme/one.yaml", "summary: One\nvalue: { id: a }");
    const contract = await load(`${head}paths: { "/things/{id}": { $ref: paths/thing.yaml } }`);
    expect(contract.api).toBe("acme");
    expect(contract.files.map((file) => file.slice(folder.length))).toContain("/acme/paths/thing.yaml");
    expect(contract.operations).toMatchObject([
      {
        id: "getThing",
        method: "get",
        path: "/things/{id}",
        parameters: [{ name: "id", in: "path", required: true, examples: { example: { value: "a" } } }],
        responses: {
          200: { description: "Fine.", content: { "application/json": { examples: { One: { value: { id: "a" } } } } } },
        },
      },
    ]);
  });

  test("a security scheme that is called like a part of the request gets a credential of its own", async () => {
    const { schemes } = await load(`${head}paths: {}
components: { securitySchemes: { query: { type: apiKey, in: query, name: key }, body: { type: apiKey, in: header, name: X-Body } } }`);
    expect(schemes).toMatchObject({ query: { template: "{queryKey}" }, body: { template: "{bodyKey}" } });
  });

  test("parameters of an operation win over those of its path", async () => {
    const { operations } = await load(`${head}paths:
  /a:
    parameters: [{ name: q, in: query, schema: { type: string } }, { name: r, in: query, schema: { type: string } }]
    get: { parameters: [{ name: q, in: query, required: true, schema: { type: integer } }], responses: {} }`);
    expect(operations[0]?.parameters).toMatchObject([
      { name: "q", required: true, schema: { type: "integer" } },
      { name: "r", required: false },
    ]);
    expect(operations[0]?.id).toBe("getA");
  });

  test("every scheme has a template, its own or the standard one", async () => {
    const { schemes, operations, testCredentials } = await load(`${head}security: [{ key: [] }, { tls: [] }]
x-test-credentials: { secretKey: published }
paths: { /a: { get: { responses: {} }, post: { security: [], responses: {} } } }
components:
  securitySchemes:
    key: { type: apiKey, in: query, name: k }
    signed: { type: apiKey, in: header, name: x-s, x-value: "{hex(sha256(secretKey, apiToken))}", x-clock-skew: 60 }
    basic: { type: http, scheme: Basic }
    bearer: { type: http, scheme: bearer }
    oauth: { type: oauth2, flows: {} }
    tls: { type: mutualTLS }`);
    expect(Object.entries(schemes).map(([key, { in: place, name, template }]) => [key, place, name, template])).toEqual(
      [
        ["key", "query", "k", "{key}"],
        ["signed", "header", "x-s", "{hex(sha256(secretKey, apiToken))}"],
        ["basic", "header", "Authorization", 'Basic {base64(username, ":", password)}'],
        ["bearer", "header", "Authorization", "Bearer {token}"],
        ["oauth", "header", "Authorization", "Bearer {token}"],
      ],
    );
    expect(schemes.signed?.clockSkew).toBe(60);
    expect(operations.map(({ security }) => security)).toEqual([[["key"], []], []]);
    expect(testCredentials).toMatchObject({
      secretKey: "published",
      apiToken: "test-api-token",
      key: "test-key",
      password: "test-password",
    });
  });

  test("servers have their variables filled and a name", async () => {
    const { servers } = await load(`${head}paths: {}
servers:
  - { url: "https://{region}.acme.example/v1/", x-name: test, variables: { region: { default: eu } } }
  - { url: https://acme.example }`);
    expect(servers).toMatchObject([
      { name: "test", url: "https://eu.acme.example/v1" },
      { name: "acme.example", url: "https://acme.example" },
    ]);
  });

  test("webhooks are operations too", async () => {
    const { webhooks } = await load(
      `${head}webhooks: { thing.made: { post: { operationId: thingMade, responses: { "200": { description: Got it. } } } } }`,
    );
    expect(webhooks).toMatchObject([{ id: "thingMade", path: "thing.made", method: "post" }]);
  });
});

describe("bad input is one sentence that says where", () => {
  test.each<[string, string, string]>([
    ["YAML that does not parse", "openapi: 3.1.0\ninfo: {title: x\npaths: {}\n", "openapi.yaml:3:1: "],
    ["an empty file", "", "expected an OpenAPI 3 description, found an empty file."],
    ["plain text", "hello", "expected an OpenAPI 3 description, found only a string."],
    [
      "Swagger 1",
      'swagger: "1.2"\ninfo: { title: x, version: "1" }\npaths: {}',
      "found Swagger 1.2; of Swagger, 2.0 is read.",
    ],
    [
      "a reference inside that leads nowhere",
      `${head}paths: { /a: { get: { responses: { "200": { $ref: "#/components/responses/No" } } } } }`,
      'openapi.yaml:3:43: $ref "#/components/responses/No" leads nowhere: there is nothing at that place.',
    ],
    [
      "a reference to a file that is not there",
      `${head}paths:\n  /a:\n    $ref: no.yaml`,
      'openapi.yaml:5:5: $ref "no.yaml" leads nowhere: there is no such file.',
    ],
    [
      "a template that cannot be read",
      `${head}paths: {}\ncomponents: { securitySchemes: { s: { type: apiKey, in: header, name: x, x-value: "{hex(}" } } }`,
      'security scheme s: x-value: expected a name, a quoted string or a call, found "}" at position 6',
    ],
    [
      "an operationId given twice",
      `${head}paths: { /a: { get: { operationId: x, responses: {} } }, /b: { get: { operationId: x, responses: {} } } }`,
      "operationId x is given twice, to GET /a and GET /b.",
    ],
    [
      "aliases of aliases",
      `${head}paths: {}\nx-a: &a [1,1,1,1,1,1,1,1,1]\n${[..."bcdefghi"].map((c, i) => `x-${c}: &${c} [${Array(9).fill(`*${"abcdefgh"[i]}`)}]`).join("\n")}`,
      "openapi.yaml:10:9: from here its YAML aliases stand for too many nodes",
    ],
    [
      "aliases of aliases, close to their keys",
      `${head}paths: {}\nx: {"a":&a [1,1,1,1,1,1,1,1,1],${[..."bcdefghi"].map((c, i) => `"${c}":&${c} {${[...Array(9).keys()].map((n) => `"${n}":*${"abcdefgh"[i]}`)}}`).join(",")}}`,
      "openapi.yaml:4:399: from here its YAML aliases stand for too many nodes",
    ],
    [
      "an alias inside what it stands for",
      `${head}paths: {}\nx-a: &a [*a]`,
      "openapi.yaml:4:10: the YAML alias *a stands inside what it stands for.",
    ],
    [
      "references that only lead to each other",
      `${head}paths: {}\ncomponents:\n  parameters:\n    P: { $ref: "#/components/parameters/Q" }\n    Q: { $ref: "#/components/parameters/P" }`,
      'openapi.yaml:6:16: $ref "#/components/parameters/Q" leads back to itself, and to nothing else.',
    ],
    [
      "an operation that is text",
      `${head}paths: { /a: { get: hello } }`,
      "openapi.yaml:3:21: Expected type `Operation` (object) but got `string`.",
    ],
    [
      "a scheme that is nothing",
      `${head}paths: {}\ncomponents: { securitySchemes: { k: null } }`,
      "security scheme k: expected an object, found null.",
    ],
    [
      "a key without a place",
      `${head}paths: {}\ncomponents: { securitySchemes: { k: { type: apiKey } } }`,
      "expected `in` to be header, query or cookie, and a `name`.",
    ],
    [
      "a template that is no text",
      `${head}paths: {}\ncomponents: { securitySchemes: { k: { type: apiKey, in: header, name: x, x-value: 5 } } }`,
      "x-value: expected a template in quotes, or { let: { <name>: <template> }, value: <template> }, found 5.",
    ],
    [
      "a nonce that no receiver can read back",
      `${head}paths: { /a: { get: { security: [{ k: [] }], responses: {} } } }\ncomponents: { securitySchemes: { k: { type: apiKey, in: header, name: x, x-value: "{hex(sha256(key, nonce))}" } } }`,
      "x-value of k, for getA: nonce cannot be read back from what is sent: send {nonce} as it is",
    ],
    [
      "a template of a path parameter",
      `${head}paths: { "/a/{id}": { get: { parameters: [{ name: id, in: path, required: true, x-value: "{id}" }], responses: {} } } }`,
      "x-value at #/paths/~1a~1{id}/get/parameters/0/x-value: a template cannot stand on a parameter of the path: the path says which operation is called, so it is whole before anything is signed; the caller has to give this value.",
    ],
    [
      "a key of idempotency that changes with each attempt",
      `${head}paths: { /a: { post: { parameters: [{ name: Idempotency-Key, in: header, x-value: "{uuid}" }], responses: {} } } }`,
      "x-value of the parameter header Idempotency-Key of postA: every attempt of a call would have another value, so that a repeated one is not recognized; the caller has to give it.",
    ],
    [
      "a template in a response",
      `${head}paths: { /a: { get: { responses: { "200": { description: a, content: { application/json: { schema: { properties: { x-value: { type: string }, sign: { x-value: "{key}" } } } } } } } } } }`,
      "properties/sign/x-value: a template cannot stand here; it may stand on a security scheme, or on a header, query or cookie parameter",
    ],
    [
      "a tolerance that is no number",
      `${head}paths: {}\ncomponents: { securitySchemes: { k: { type: http, scheme: bearer, x-clock-skew: abc } } }`,
      'expected x-clock-skew to be seconds, found "abc".',
    ],
  ])("%s", async (_, text, message) => {
    const error = await load(text).catch((error) => error);
    expect(error).toBeInstanceOf(UsageError);
    expect(error.message).toContain(message);
    expect(error.message).not.toContain("\n");
  });

  test("a file that is not there", async () => {
    await expect(loadContract(join(folder, "no.yaml"))).rejects.toThrow(UsageError);
  });

  test("an anchor that two thousand operations use is no bomb", async () => {
    const paths = Array.from({ length: 2000 }, (_, i) => `  /a${i}: { get: { operationId: a${i}, responses: *said } }`);
    const { operations } = await load(
      `${head}x-said: &said { "200": { description: Fine. } }\npaths:\n${paths.join("\n")}`,
    );
    expect(operations).toHaveLength(2000);
  });

  test("references between files that only lead to each other", async () => {
    write("acme/other.yaml", "P: { $ref: 'openapi.yaml#/components/parameters/P' }");
    await expect(
      load(`${head}paths: {}\ncomponents: { parameters: { P: { $ref: "other.yaml#/P" } } }`),
    ).rejects.toThrow("references between its files lead back to where they began");
  });

  test("a list, a folder, and bytes that are no text", async () => {
    await expect(load("[]")).rejects.toThrow("expected an OpenAPI 3 description, found only a list.");
    await expect(loadContract(folder)).rejects.toThrow("this is a folder; expected an OpenAPI description");
    write("acme/bytes.yaml", "\0\x01");
    await expect(load(`${head}paths: { /a: { $ref: bytes.yaml } }`)).rejects.toThrow(
      /bytes.yaml:1:1: null byte is not allowed in input\.$/,
    );
  });

  test("schemas that refer to one another thousands of times are read", async () => {
    const deep = Array.from({ length: 5000 }, (_, i) => [
      `S${i}`,
      { properties: { a: { $ref: `#/components/schemas/S${i + 1}` } } },
    ]);
    const schemas = { ...Object.fromEntries(deep), S5000: {} };
    const content = { "application/json": { schema: { $ref: "#/components/schemas/S0" } } };
    const paths = { "/a": { get: { responses: { 200: { description: "Fine.", content } } } } };
    const text = JSON.stringify({
      openapi: "3.1.0",
      info: { title: "A", version: "1" },
      paths,
      components: { schemas },
    });
    expect((await load(text)).operations).toHaveLength(1);
  });

  test("references that leave the folder, or go to the network, until they are allowed", async () => {
    write("shared/s.yaml", "type: string");
    const refersTo = (ref: string) =>
      `${head}paths: { /a: { get: { responses: { "200": { description: Fine., content: { application/json: { schema: { $ref: ${ref} } } } } } } } }`;
    await expect(load(refersTo("../shared/s.yaml"))).rejects.toThrow(
      /openapi\.yaml:\d+:\d+: \$ref "\.\.\/shared\/s\.yaml" leads out of the description's folder; allow it with --allow-refs/,
    );
    await expect(load(refersTo("https://acme.example/s.yaml"))).rejects.toThrow("--allow-refs");
    write("acme/openapi.yaml", refersTo("../shared/s.yaml"));
    const allowed = await loadContract(join(folder, "acme/openapi.yaml"), "acme", {
      allowRefs: [join(folder, "shared")],
    });
    expect(allowed.operations).toHaveLength(1);
  });

  test("references in its own folder are followed, also where the registry stands in another one", async () => {
    write("vendor/s.yaml", "type: string");
    const schema = "{ $ref: s.yaml }";
    write(
      "vendor/openapi.yaml",
      `${head}paths: { /a: { get: { responses: { "200": { description: Fine., content: { application/json: { schema: ${schema} } } } } } } }`,
    );
    write("project/redocly.yaml", "apis: { acme: { root: ../vendor/openapi.yaml } }");
    expect(await loadApis([], join(folder, "project"))).toHaveLength(1);
  });

  test("an API that the registry does not have, with those that it has", async () => {
    write("redocly.yaml", "apis: { acme: { root: acme/openapi.yaml } }");
    await expect(loadApis(["amce"], folder)).rejects.toThrow('"amce" is not an API of redocly.yaml; there are acme.');
    await expect(loadApis(["constructor"], folder)).rejects.toThrow(UsageError);
  });

  test("a registry that is missing, empty or broken", async () => {
    await expect(loadApis([], folder)).rejects.toThrow("no redocly.yaml in");
    write("redocly.yaml", "rules: {}");
    await expect(loadApis([], folder)).rejects.toThrow("expected an `apis:` map with at least one API");
    write("redocly.yaml", "apis: { a b: { root: x } }");
    await expect(loadApis([], folder)).rejects.toThrow('the API name "a b" is not lower case');
    for (const entry of ["{}", "{ root: 7 }"]) {
      write("redocly.yaml", `apis: { acme: ${entry} }`);
      await expect(loadApis([], folder)).rejects.toThrow("apis.acme has no `root`");
    }
    write("redocly.yaml", "apis: {");
    await expect(loadApis([], folder)).rejects.toThrow(/redocly\.yaml:1:8: Flow map .* must .*\.$/);
  });
});
