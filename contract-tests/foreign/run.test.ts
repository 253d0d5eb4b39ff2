import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

const here = (file: string) => new URL(file, import.meta.url);
const { findDescriptions } = await import(here("find-descriptions.mjs").href);
const { groupFailures } = await import(here("group-failures.mjs").href);
const { exampleFaults, operationsOf } = await import(here("read-description.mjs").href);
const { blame, blameSteps } = await import(here("blame.mjs").href);

/** A description with one operation, whose response has this example. */
const description = (example: unknown, openapi = "3.1.0") => ({
  openapi,
  info: { title: "Small", version: "1" },
  servers: [{ url: "https://api.example.com" }],
  paths: {
    "/orders": {
      get: {
        operationId: "listOrders",
        responses: {
          "200": {
            description: "Orders.",
            content: {
              "application/json": {
                schema: { type: "object", required: ["total"], properties: { total: { type: "integer" } } },
                example,
              },
            },
          },
        },
      },
    },
  },
});

describe("the script", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "foreign-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const write = (file: string, value: unknown) => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), JSON.stringify(value));
  };
  const run = (...args: string[]) =>
    spawnSync(process.execPath, [fileURLToPath(here("run.mjs")), ...args], { encoding: "utf8", timeout: 170_000 });

  test("puts every description of a folder through all steps, and finds no fault of ours in a wrong example", () => {
    write("right.json", description({ total: 2 }));
    write("wrong-example/openapi.yaml", description({ total: "two" }));
    const { status, stdout } = run(folder);
    const seconds = /[\d.]+ s \d+ MB/.source;
    for (const name of ["right", "wrong-example"])
      expect(stdout).toMatch(
        new RegExp(`${name} +1 +${seconds} +0 +${seconds}, 200 +${seconds} +\\d+ +0 .*${seconds}`),
      );
    expect(stdout).toMatch(/does not fit its own schema: [1-9]/);
    expect(stdout).toContain("example example /total: must be integer");
    expect(stdout).toContain("2 of 2 without a failure of ours");
    expect(status).toBe(0);
  }, 180_000);

  test("counts a step that takes longer than its limit as a failure of ours", () => {
    write("slow.json", description({ total: 2 }));
    const { status, stdout } = run(folder, "--timeout", "0.05");
    expect(stdout).toContain("generate: not done within 0.05 s");
    expect(stdout).toContain("0 of 1 without a failure of ours");
    expect(status).toBe(1);
  }, 60_000);

  test("says in one sentence what is wrong with its arguments", () => {
    write("openapi.json", description({ total: 2 }));
    const cases: [string[], RegExp][] = [
      [[], /got nothing; run `make foreign DIR=folder`/],
      [[folder, "--timeout", "soon"], /--timeout: expected seconds above 0, got "soon"/],
      [[folder, "--fast"], /Unknown option '--fast'; usage: /],
    ];
    for (const [args, message] of cases) {
      const { status, stdout, stderr } = run(...args);
      expect({ status, stdout, lines: stderr.trim().split("\n").length }).toEqual({ status: 2, stdout: "", lines: 1 });
      expect(stderr).toMatch(message);
    }
  }, 60_000);

  test("says in one sentence what is wrong with its folder", () => {
    write("openapi.json", description({ total: 2 }));
    mkdirSync(join(folder, "empty"));
    const cases: [string, RegExp][] = [
      ["nowhere", /^there is no folder ".*nowhere"$/],
      ["openapi.json", /is a file$/],
      ["empty", /in ".*empty", found none$/],
      [".", /^expected openapi.yaml, openapi.json or one other description in ".*empty", found 0$/],
    ];
    for (const [name, message] of cases) expect(() => findDescriptions(join(folder, name))).toThrow(message);
  });
});

test("failures that differ in values, ids and numbers only are one group, the most frequent first", () => {
  const messages = [
    'must be one of "a"',
    'must be one of "a", "b"',
    "the header x-id is missing",
    "expected a success (2xx), got 404",
    "expected a success (2xx), got 422",
    'must be one of "order_5fa1b2"',
    "must be >= 3",
    "must be >= 10.5",
  ];
  const { groups, more } = groupFailures(
    messages.map((message) => ({ message, example: message })),
    3,
  );
  expect(groups).toEqual([
    { message: "must be one of …", count: 3, example: 'must be one of "a"' },
    { message: "must be >= N", count: 2, example: "must be >= 3" },
    { message: "the header x-id is missing", count: 1, example: "the header x-id is missing" },
  ]);
  expect(more).toBe(2);
});

describe("a failed check", () => {
  const result = (status: number, kind: string, pointer?: string) => ({
    name: "listOrders: succeeds",
    operation: "listOrders",
    kind: "success",
    ok: false,
    status,
    findings: [{ kind, severity: "broken", message: "said by the judge", pointer }],
  });
  const blamed = (document: object, one: object) => blame([one], operationsOf(document), exampleFaults(document));

  test("about a body is the description's fault where the example of that response does not fit its schema", () => {
    const { ours, theirs } = blamed(description({ total: "two" }), result(200, "body", "/total"));
    expect({ ours, theirs }).toMatchObject({ ours: [], theirs: [{ message: "must be integer" }] });
  });

  test("is ours where the example fits", () => {
    const { ours, theirs } = blamed(description({ total: 2 }), result(200, "body", "/total"));
    expect({ ours, theirs }).toMatchObject({ ours: [{ message: "success: said by the judge" }], theirs: [] });
  });

  test("about a webhook is the description's fault where the example of its body does not fit", () => {
    const { "200": response } = description({ total: "two" }).paths["/orders"].get.responses;
    const webhooks = { counted: { post: { operationId: "counted", requestBody: { content: response.content } } } };
    const document = { ...description({ total: 2 }), webhooks };
    const found = { ...result(200, "body", "/total"), kind: "webhook", operation: "counted" };
    const { ours, theirs } = blame([found], operationsOf(document, "webhooks"), exampleFaults(document));
    expect({ ours, theirs }).toMatchObject({ ours: [], theirs: [{ message: "must be integer" }] });
  });

  test("about a status is ours, whatever the example of the response is", () => {
    const { ours } = blamed(description({ total: "two" }), result(404, "status"));
    expect(ours).toHaveLength(1);
  });

  test("about a refused request is the description's fault where an example of the request does not fit", () => {
    const document: any = description({ total: 2 });
    const limit = { name: "limit", in: "query", schema: { type: "integer" }, example: "many" };
    document.paths["/orders"].parameters = [limit];
    expect(blamed(document, result(422, "status")).theirs).toMatchObject([{ message: "must be integer" }]);
    limit.example = "10";
    expect(blamed(document, result(422, "status")).theirs).toEqual([]);
  });

  test("of a 3.0 description is held against what 3.0 means by nullable and by exclusive bounds", () => {
    const wrong = (example: unknown, schema: object) => {
      const document: any = description(example, "3.0.3");
      document.paths["/orders"].get.responses["200"].content["application/json"].schema = schema;
      return exampleFaults(document).response(operationsOf(document)[0], 200).length > 0;
    };
    expect(wrong(null, { type: "string", nullable: true })).toBe(false);
    expect(wrong(null, { type: "string" })).toBe(true);
    expect(wrong(1, { type: "integer", minimum: 1, exclusiveMinimum: true })).toBe(true);
    expect(wrong(1, { type: "integer", minimum: 1, exclusiveMinimum: false })).toBe(false);
  });

  test("does not miss in a response what only a request carries", () => {
    const document: any = description({ total: 2 });
    const { schema } = document.paths["/orders"].get.responses["200"].content["application/json"];
    schema.required.push("pin");
    schema.properties.pin = { type: "string", writeOnly: true };
    expect(exampleFaults(document).response(operationsOf(document)[0], 200)).toEqual([]);
  });
});

test("a step that refuses what nobody can read is the description's fault, any other failure is ours", () => {
  const refused = { code: 2, problem: "exit 2: $ref leads nowhere" };
  const steps = { generate: refused, mock: { code: null, problem: "not done within 120 s" }, docs: { code: 0 } };
  expect(blameSteps(steps, "Can't resolve $ref")).toEqual({
    ours: ["mock: not done within 120 s"],
    theirs: ["generate: exit 2: $ref leads nowhere"],
  });
  expect(blameSteps({ generate: refused }, undefined).ours).toHaveLength(1);
});
