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

  test("data and properties called x-... are not claims", () => {
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

  test("of a property that refers to a component is the weaker of the component's and of what it is a property of", () => {
    const components = { schemas: { Well: { ...text, ...documented }, Ill: { ...text, ...assumed } } };
    const properties = { well: { $ref: "#/components/schemas/Well" }, ill: { $ref: "#/components/schemas/Ill" } };
    const document = { components, paths: { "/a": operation(observed, { properties }) } };
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

describe("how a constraint is known", () => {
  const page = "https://docs.example/a";
  /** The constraints of what one operation answers, or of what it takes. */
  const constraints = (schema: object, side: "requestBody" | "responses" = "responses") => {
    const held = side === "requestBody" ? json(schema) : { "200": json(schema) };
    const found = readClaims({ document: { paths: { "/a": { get: { ...documented, [side]: held } } } } });
    return found
      .filter(({ kind }) => kind === "constraint")
      .map(({ pointer, level, source }) => `${pointer.split("/schema/")[1]}: ${level}${source ? ` by ${source}` : ""}`);
  };
  const bounded = { type: "string", maxLength: 5 };
  const known = (constraints: object) => ({ "x-evidence": { level: "documented", source: page, constraints } });

  test("that a source shows a property says nothing of its constraints", () => {
    expect(constraints({ ...documented, properties: { a: { ...documented, ...bounded } } })).toEqual([
      "properties/a/maxLength: undefined",
    ]);
  });

  test("a level alone has the source of the evidence around it, a statement its own", () => {
    expect(constraints({ ...known({ bounds: "documented" }), ...bounded })).toEqual([
      `maxLength: documented by ${page}`,
    ]);
    const own = { level: "observed", source: "https://code.example/b" };
    expect(constraints({ ...known({ bounds: own }), ...bounded })).toEqual([
      "maxLength: observed by https://code.example/b",
    ]);
  });

  test("what an object says holds for what is inside, down to where something else is said", () => {
    const schema = {
      ...known({ bounds: "documented" }),
      properties: { a: bounded, b: { ...known({ bounds: { level: "assumed", note: "Ours." } }), ...bounded } },
    };
    expect(constraints(schema)).toEqual([
      `properties/a/maxLength: documented by ${page}`,
      "properties/b/maxLength: assumed",
    ]);
  });

  test("each required property is one, by its name or together with the others, in answers alone", () => {
    const required = { type: "object", required: ["a", "b"], properties: { a: text, b: text } };
    const byName = { ...required, ...known({ required: { b: "observed" } }) };
    expect(constraints(byName)).toEqual(["required/0: undefined", `required/1: observed by ${page}`]);
    expect(constraints({ ...required, ...known({ required: "documented" }) })).toEqual([
      `required/0: documented by ${page}`,
      `required/1: documented by ${page}`,
    ]);
    expect(constraints(required, "requestBody")).toEqual([]);
  });

  test("the schema of a response header has some too", () => {
    const header = { ...known({ bounds: "documented" }), schema: bounded };
    const responses = { 200: { description: "", headers: { "X-Id": header } } };
    const document = { paths: { "/a": { get: { ...documented, responses } } } } as never;
    expect(
      readClaims({ document })
        .filter(({ kind }) => kind === "constraint")
        .map(({ pointer, level }) => [pointer, level]),
    ).toEqual([["/paths/~1a/get/responses/200/headers/X-Id/schema/maxLength", "documented"]]);
  });

  test("a header that the vendor always sends has one, and one that the caller sends has not", () => {
    const header = { in: "header", name: "X-Id", required: true, schema: text, ...known({ required: "documented" }) };
    const operation = { ...documented, parameters: [header], responses: { 200: { headers: { "X-Id": header } } } };
    const document = { paths: { "/a": { get: operation } }, webhooks: { b: { post: operation } } } as never;
    expect(
      readClaims({ document })
        .filter(({ kind }) => kind === "constraint")
        .map(({ pointer, level }) => [pointer, level]),
    ).toEqual([
      ["/paths/~1a/get/responses/200/headers/X-Id/required", "documented"],
      ["/webhooks/b/post/parameters/0/required", "documented"],
    ]);
  });

  test("a statement about the properties of one object is not about those of another", () => {
    const inner = { type: "object", required: ["a"], properties: { a: text } };
    expect(constraints({ ...known({ required: { a: "documented" } }), properties: { inner } })).toEqual([
      "properties/inner/required/0: undefined",
    ]);
  });
});
