import { expect, test } from "vitest";
import { content, contractOf, contractWith } from "../checks/fixtures/contract-of.ts";
import { formatFailures } from "../checks/index.ts";
import type { Contract } from "../contract/index.ts";
import { checkApi } from "./run-checks.ts";

const response = { description: "" };
const parameter = (name: string, place: string, schema: object, more: object = {}) => ({
  name,
  in: place,
  schema,
  ...more,
});

/** What the mock and the judge must agree on: by what is special about it, the contract. */
const contracts: Record<string, () => Promise<Contract>> = {
  "a response whose tuple has a least length": () => {
    const tuple = { type: "array", prefixItems: [{ type: "string" }, { type: "integer" }], minItems: 2, maxItems: 2 };
    return contractWith({ responses: { 200: { ...response, ...content(tuple) } } }, "get /a");
  },
  "a form with a field that is JSON": () => {
    const request = { type: "object", required: ["amount"], properties: { amount: { type: "integer" } } };
    const form = { type: "object", required: ["request"], properties: { request } };
    const encoding = { request: { contentType: "application/json" } };
    return contractWith({
      requestBody: { required: true, ...content(form, "application/x-www-form-urlencoded", { encoding }) },
      responses: { 200: response, 400: response },
    });
  },
  "a form with objects in objects, or empty strings in their place": () => {
    const dob = { type: "object", required: ["year"], properties: { year: { type: "integer" } } };
    const person = { type: "object", properties: { dob: { anyOf: [dob, { type: "string", enum: [""] }] } } };
    const form = { type: "object", required: ["person"], properties: { person } };
    const encoding = { person: { style: "deepObject", explode: true } };
    return contractWith({
      requestBody: { required: true, ...content(form, "application/x-www-form-urlencoded", { encoding }) },
      responses: { 200: response, 400: response },
    });
  },
  "a multipart body with an object and a file": () => {
    const place = { type: "object", properties: { country: { type: "string" } } };
    const properties = {
      place,
      file: { type: "string", format: "binary" },
      tags: { type: "array", items: { type: "string" } },
    };
    return contractWith({
      requestBody: {
        required: true,
        ...content({ type: "object", required: ["place", "file"], properties }, "multipart/form-data"),
      },
      responses: { 201: response, 400: response },
    });
  },
  "a required header that belongs to the connection": () => {
    const headers = {
      "Content-Encoding": { required: true, schema: { enum: ["gzip", "br"] } },
      "X-Rate": { required: true, schema: { type: "integer" }, example: 7 },
    };
    return contractWith(
      { responses: { 200: { ...response, headers, ...content({}, "application/json", { example: 1 }) } } },
      "get /a",
    );
  },
  "no documented refusal but 404": () =>
    contractWith(
      { parameters: [parameter("page", "query", { type: "integer" })], responses: { 200: response, 404: response } },
      "get /a",
    ),
  "no documented refusal of credentials but 403": () =>
    contractWith({ security: [{ bearer: [] }], responses: { 200: response, 403: response } }, "get /a", {
      securitySchemes: { bearer: { type: "http", scheme: "bearer" } },
    }),
  "an object that only an example names": () => {
    const read = (name: string, more: object) => ({
      get: {
        operationId: `get-${name}`,
        parameters: [parameter(name, "path", { type: "string" }, { required: true })],
        responses: {
          200: { ...response, ...content({ type: "object" }, "application/json", { example: { [name]: "c-7" } }) },
          ...more,
        },
      },
    });
    return contractOf({
      paths: { "/carriers/{carrier}": read("carrier", { 404: response }), "/numbers/{number}": read("number", {}) },
    });
  },
  "patterns and no examples": () => {
    const schema = { type: "string", pattern: "^[A-Z]{3}$" };
    const body = content({ type: "object", required: ["currency"], properties: { currency: schema } });
    return contractWith({
      parameters: [parameter("x-code", "header", { ...schema, minLength: 1, maxLength: 5 }, { required: true })],
      requestBody: { required: true, ...body },
      responses: { 201: { ...response, ...body }, 400: response, 409: response },
    });
  },
  "properties that go one way": () => {
    const properties = {
      id: { type: "string", readOnly: true },
      name: { type: "string" },
      pin: { type: "string", writeOnly: true },
    };
    const user = content({ type: "object", required: ["id", "name", "pin"], properties });
    return contractWith({
      requestBody: { required: true, ...user },
      responses: { 201: { ...response, ...user }, 400: response },
    });
  },
  "header parameters that OpenAPI ignores": () =>
    contractWith(
      {
        parameters: [parameter("Accept", "header", { enum: ["application/vnd.x+json"] }, { required: true })],
        responses: {
          200: { ...response, ...content({ type: "object" }, "application/vnd.x+json") },
          429: { ...response, ...content({}) },
        },
      },
      "get /a",
    ),
  "an optional Prefer header of its own": () => ownPrefer(false),
  "a required Prefer header of its own": () => ownPrefer(true),
  "a header that must not be empty": () =>
    contractWith(
      {
        parameters: [parameter("x-request-id", "header", { type: "string", minLength: 1 })],
        responses: { 200: response, 400: response },
      },
      "get /a",
    ),
  "values that may be empty": () =>
    contractWith(
      {
        parameters: ["query", "header", "cookie"].map((place) =>
          parameter("v", place, { type: "string", minLength: 0, maxLength: 3 }, { required: true }),
        ),
        responses: { 200: response, 400: response },
      },
      "get /a",
    ),
  "examples whose names have spaces": () => {
    const examples = { "the first": { value: { n: 1 } }, "the second": { value: { n: 2 } } };
    return contractWith(
      { responses: { 200: { ...response, ...content({ type: "object" }, "application/json", { examples }) } } },
      "get /a",
    );
  },
  "names that every object has": () => {
    const names = ["__proto__", "constructor", "hasOwnProperty"];
    const string = { type: "string" };
    const schema = {
      type: "object",
      required: names,
      properties: Object.fromEntries(names.map((name) => [name, string])),
    };
    return contractOf({
      paths: Object.fromEntries(
        names.map((name) => [
          `/${name}`,
          {
            post: {
              operationId: name,
              parameters: names.map((name) => parameter(name, "query", string, { required: true })),
              requestBody: { required: true, ...content(schema) },
              responses: { 200: { ...response, ...content(schema) }, 400: response },
            },
          },
        ]),
      ),
    });
  },
};

const ownPrefer = (required: boolean) =>
  contractWith(
    {
      parameters: [parameter("Prefer", "header", { enum: ["return=minimal", "return=representation"] }, { required })],
      responses: { 200: response, 400: response, 404: response },
    },
    "get /a",
  );

test.each(Object.keys(contracts))("the checks pass on our own mock, none skipped: %s", async (name) => {
  const contract = (await contracts[name]?.()) as Contract;
  const { report } = await checkApi(contract, { target: "mock" });
  expect(formatFailures([report])).toBe("");
  expect(report.passed).toBeGreaterThan(0);
});

const string = { type: "string" };
const shown = (schema: object, example: unknown) => ({
  ...response,
  ...content(schema, "application/json", { example }),
});

/** Things that are created, read, changed and listed, each shown as an example that lacks what is required. */
const things = () => {
  const thing = {
    type: "object",
    required: ["id", "name", "kind"],
    properties: { id: string, name: string, kind: string, size: { type: "integer" } },
  };
  const body = { type: "object", required: ["name"], properties: { name: string, size: { type: "integer" } } };
  const requestBody = { required: true, ...content(body, "application/json", { example: { name: "a", size: 3 } }) };
  const example = { id: "t-1", name: "one", size: 1 };
  const refused = { 400: response, 404: response };
  return contractOf({
    paths: {
      "/things": {
        get: {
          operationId: "list",
          parameters: [parameter("limit", "query", { type: "integer", minimum: 1 })],
          responses: { 200: shown({ type: "array", items: thing }, [example, { ...example, id: "t-2" }]), ...refused },
        },
        post: { operationId: "create", requestBody, responses: { 201: shown(thing, example), ...refused } },
      },
      "/things/{id}": {
        parameters: [parameter("id", "path", string, { required: true })],
        get: { operationId: "read", responses: { 200: shown(thing, example), ...refused } },
        patch: { operationId: "change", requestBody, responses: { 200: shown(thing, example), ...refused } },
      },
    },
  });
};

test("what an example has wrong is told by the cases of its operation, and by no relation", async () => {
  const { report } = await checkApi(await things(), { target: "mock" });
  const failed = report.results.filter(({ findings }) => findings.some(({ severity }) => severity === "broken"));
  const about = (kind: string) =>
    failed.filter(({ case: one }) => one.kind === kind).map(({ case: one }) => one.operation);
  expect([...new Set(about("success"))].sort()).toEqual(["change", "create", "list", "read"]);
  expect(about("relation")).toEqual([]);
  const relations = report.results.filter(({ case: one }) => one.kind === "relation");
  expect(relations.flatMap(({ inconclusive, skipped }) => inconclusive ?? skipped ?? [])).toEqual([]);
  expect(relations.length).toBeGreaterThan(7);
});

test("a create says of what it is below of what its path says", async () => {
  const owner = parameter("owner", "path", string, { required: true, example: "ben" });
  const wallet = { type: "object", required: ["owner", "code"], properties: { owner: string, code: string } };
  const inWallet = { type: "object", required: ["wallet"], properties: { wallet } };
  const example = { wallet: { owner: "ana", code: "main" } };
  const ok = { 200: shown(inWallet, example) };
  const requestBody = { required: true, ...content(inWallet, "application/json", { example }) };
  const contract = await contractOf({
    paths: {
      "/owners/{owner}/wallets": {
        parameters: [owner],
        post: { operationId: "create", requestBody, responses: { ...ok, 400: response } },
      },
      "/owners/{owner}/wallets/{code}": {
        parameters: [owner, parameter("code", "path", string, { required: true })],
        get: { operationId: "read", responses: ok },
      },
    },
  });
  const { report } = await checkApi(contract, { target: "mock" });
  expect(report.results.flatMap(({ findings }) => findings.map(({ summary }) => summary))).toEqual([]);
  const read = report.results.find(({ case: { name } }) => name === "read: reads what create created");
  expect([read?.ok, read?.inconclusive]).toEqual([true, undefined]);
});
