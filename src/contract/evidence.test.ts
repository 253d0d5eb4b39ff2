import { describe, expect, test } from "vitest";
import type { OpenApiDocument } from "./contract.ts";
import { countEvidence, readClaims } from "./evidence.ts";

const documented = { "x-evidence": { level: "documented", source: "https://docs.example/a" } };
const observed = { "x-evidence": { level: "observed", source: "https://code.example/b" } };
const assumed = { "x-evidence": { level: "assumed", note: "Nobody says so." } };
const json = (schema: object) => ({ content: { "application/json": { schema } } });
const text = { type: "string" };

/** The claims of a document, as `kind pointer: level`. */
const claims = (document: OpenApiDocument) =>
  readClaims({ document }).map(({ kind, pointer, level }) => `${kind} ${pointer}: ${level}`);

describe("what is a claim", () => {
  test("servers, schemes, operations, webhooks, parameters, statuses, headers, and properties at any depth", () => {
    const found = claims({
      servers: [documented],
      components: { securitySchemes: { key: documented } },
      webhooks: { done: { post: { ...observed, responses: { "200": {} } } } },
      paths: {
        "/a": {
          parameters: [{ name: "a", schema: text }],
          get: {
            ...documented,
            parameters: [{ name: "b", schema: text }],
            requestBody: json({ properties: { c: { properties: { d: text } } } }),
            responses: {
              "200": {
                headers: { "X-Id": { schema: text } },
                ...json({
                  type: "array",
                  items: { allOf: [{ properties: { e: { items: { properties: { f: text } } } } }] },
                  unevaluatedItems: { patternProperties: { "^x": { properties: { g: text } } } },
                }),
              },
            },
          },
        },
      },
    });
    const get = "/paths/~1a/get";
    const body = `${get}/requestBody/content/application~1json/schema/properties/c`;
    const item = `${get}/responses/200/content/application~1json/schema/items/allOf/0/properties/e`;
    expect(found).toEqual([
      "server /servers/0: documented",
      "security scheme /components/securitySchemes/key: documented",
      `operation ${get}: documented`,
      "webhook /webhooks/done/post: observed",
      "parameter /paths/~1a/parameters/0: documented",
      `parameter ${get}/parameters/0: documented`,
      `status ${get}/responses/200: documented`,
      "status /webhooks/done/post/responses/200: observed",
      `header ${get}/responses/200/headers/X-Id: documented`,
      `property ${body}: documented`,
      `property ${body}/properties/d: documented`,
      `property ${item}: documented`,
      `property ${item}/items/properties/f: documented`,
      `property ${get}/responses/200/content/application~1json/schema/unevaluatedItems/patternProperties/^x/properties/g: documented`,
    ]);
  });

  test("what only looks like a claim is none: data, and members called x-...", () => {
    const found = claims({
      components: { schemas: { Unused: { properties: { a: text } } } },
      paths: {
        "/a": {
          get: {
            ...documented,
            responses: { "x-note": {}, "200": json({ ...text, example: { ...assumed, properties: {} } }) },
          },
        },
      },
    });
    expect(found).toEqual(["operation /paths/~1a/get: documented", "status /paths/~1a/get/responses/200: documented"]);
  });
});

describe("the level of a claim", () => {
  const operation = (evidence: object, schema: object, response: object = {}) => ({
    get: { ...evidence, responses: { "200": { ...response, ...json(schema) } } },
  });
  const levelOf = (document: OpenApiDocument, end: string) =>
    readClaims({ document }).find(({ pointer }) => pointer.endsWith(end));

  test("is its own, else that of what it refers to, else that of the nearest thing around it", () => {
    const document = {
      components: {
        schemas: {
          A: { properties: { own: { ...text, ...assumed }, named: { $ref: "#/components/schemas/B" }, plain: text } },
          B: { ...observed, properties: { inner: text } },
        },
      },
      paths: { "/a": operation(documented, { $ref: "#/components/schemas/A" }) },
    };
    expect(claims(document).slice(-4)).toEqual([
      "property /components/schemas/A/properties/own: assumed",
      "property /components/schemas/A/properties/named: observed",
      "property /components/schemas/B/properties/inner: observed",
      "property /components/schemas/A/properties/plain: documented",
    ]);
    expect(levelOf(document, "/inner")).toEqual({
      kind: "property",
      pointer: "/components/schemas/B/properties/inner",
      level: "observed",
      source: "https://code.example/b",
      from: "/components/schemas/B",
    });
    expect(levelOf(document, "/own")).not.toHaveProperty("from");
  });

  test("of a member that refers to a component is the weaker of the component's and of what it is a member of", () => {
    const components = { schemas: { Well: { ...text, ...documented }, Ill: { ...text, ...assumed } } };
    const members = { well: { $ref: "#/components/schemas/Well" }, ill: { $ref: "#/components/schemas/Ill" } };
    const document = { components, paths: { "/a": operation(observed, { properties: members }) } };
    expect(levelOf(document, "/well")).toMatchObject({ level: "observed", from: "/paths/~1a/get" });
    expect(levelOf(document, "/ill")).toMatchObject({ level: "assumed", from: "/components/schemas/Ill" });
    const own = { properties: { well: { $ref: "#/components/schemas/Well", ...assumed } } };
    expect(levelOf({ components, paths: { "/a": operation(observed, own) } }, "/well")?.level).toBe("assumed");
  });

  test("of what is in the body of a request is that of the body, where it has one", () => {
    const body = { ...assumed, ...json({ properties: { a: text } }) };
    const document = { paths: { "/a": { post: { ...documented, requestBody: body } } } };
    expect(levelOf(document, "/properties/a")?.level).toBe("assumed");
  });

  test("of what is in a body is not that of the status", () => {
    const document = { paths: { "/a": operation(documented, { properties: { a: text } }, assumed) } };
    expect(levelOf(document, "/responses/200")?.level).toBe("assumed");
    expect(levelOf(document, "/properties/a")?.level).toBe("documented");
  });

  test("of a component that many refer to is counted once, as the one that is known best", () => {
    const shared = { $ref: "#/components/schemas/A" };
    const components = { schemas: { A: { properties: { a: { properties: { b: text } } } } } };
    for (const [first, second] of [
      [observed, documented],
      [documented, observed],
    ] as const) {
      const document = { components, paths: { "/a": operation(first, shared), "/b": operation(second, shared) } };
      expect(claims(document).slice(-2)).toEqual([
        "property /components/schemas/A/properties/a: documented",
        "property /components/schemas/A/properties/a/properties/b: documented",
      ]);
    }
  });

  test("is missing where nothing around it says anything", () => {
    const document = { servers: [{}], paths: { "/a": operation({}, { properties: { a: text } }) } };
    expect(readClaims({ document }).map(({ level }) => level)).toEqual([undefined, undefined, undefined, undefined]);
    expect(countEvidence(readClaims({ document }))).toEqual({ documented: 0, observed: 0, assumed: 0 });
  });

  test("is found in schemas that contain themselves", () => {
    const components = { schemas: { Tree: { properties: { child: { $ref: "#/components/schemas/Tree" } } } } };
    const document = { components, paths: { "/a": operation(observed, { $ref: "#/components/schemas/Tree" }) } };
    expect(levelOf(document, "/child")?.level).toBe("observed");
  });
});
