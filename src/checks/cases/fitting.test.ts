import { describe, expect, it } from "vitest";
import type { Case } from "../case.ts";
import { content, contractOf, contractWith } from "../fixtures/contract-of.ts";
import { casesFor, eachCase } from "./index.ts";

const responses = { 200: { description: "Good." }, 400: { description: "Bad." } };

const impossible = { type: "string", minLength: 5, maxLength: 3 };

/** What cases say after the name of their operation: those that are sent, and those that are not, with the reason. */
function split(cases: Case[]): { sent: string[]; skipped: Record<string, string> } {
  const about = ({ name }: Case) => name.replace(/^act: /, "");
  return {
    sent: cases.filter(({ skip }) => skip === undefined).map(about),
    skipped: Object.fromEntries(cases.flatMap((one) => (one.skip === undefined ? [] : [[about(one), one.skip]]))),
  };
}

const casesOf = async (operation: object, route?: string) => split(casesFor(await contractWith(operation, route)));

const body = (schema: object, mediaType?: string, more?: object) => ({
  requestBody: { required: true, ...content(schema, mediaType, more) },
  responses,
});

describe("a body", () => {
  it("that nobody knows how to make is not sent, nor anything that is made from it", async () => {
    const { sent, skipped } = await casesOf(body({ type: "object", required: ["a"], properties: { a: impossible } }));
    expect(sent).toEqual(["body missing", "body not JSON", "body of the wrong content type", "body of the wrong type"]);
    expect(skipped.succeeds).toMatch(/^no body is known that fits: \/a must NOT have (fewer|more) than \d characters$/);
    expect(Object.keys(skipped)).toContain("responds 400");
    expect(Object.keys(skipped)).toContain("body property a of the wrong type");
  });

  it("of an example that does not fit is not sent; one that fits, or a made-up one, takes its place", async () => {
    const examples = { Wrong: { value: { n: "many" } }, Right: { value: { n: 1 } } };
    const schema = { type: "object", required: ["n"], properties: { n: { type: "integer" } } };
    const given = await casesOf(body(schema, "application/json", { examples }));
    expect(given.skipped).toEqual({ "succeeds with Wrong": "example Wrong does not fit: /n must be integer" });
    expect(given.sent).toContain("succeeds with Right");
    const { Wrong } = examples;
    const made = await casesOf(body(schema, "application/json", { examples: { Wrong } }));
    expect(Object.keys(made.skipped)).toEqual(["succeeds with Wrong"]);
    expect(made.sent).toContain("succeeds");
    expect(made.sent).toContain("responds 400");
  });

  it("need not have what only responses have", async () => {
    const properties = { id: { type: "string", readOnly: true }, name: { type: "string" } };
    const cases = casesFor(await contractWith(body({ type: "object", required: ["id", "name"], properties })));
    const good = cases.find(({ name }) => name === "act: succeeds");
    expect(JSON.parse(new TextDecoder().decode(good?.request.body))).not.toHaveProperty("id");
    expect(cases.map(({ name }) => name)).not.toContain("act: body property id missing");
  });

  it("is no object in XML, where a string is sent as it is", async () => {
    const schema = { type: "object", properties: { a: { type: "integer" } } };
    const { skipped } = await casesOf(body(schema, "application/xml", { example: { a: 1 } }));
    expect(skipped["succeeds with example"]).toMatch(/^only a string could be sent as application\/xml/);
    const text = await casesOf(body(schema, "application/xml", { example: "<a>1</a>" }));
    expect(text.skipped).toEqual({});
  });

  it("in a form is held against its schema as text", async () => {
    const schema = { type: "object", properties: { n: { type: "integer" }, m: { type: "object" } } };
    const form = "application/x-www-form-urlencoded";
    expect((await casesOf(body(schema, form, { example: { n: "5", m: {} } }))).skipped).toEqual({});
    const wrong = await casesOf(body(schema, form, { example: { n: "five" } }));
    expect(wrong.skipped["succeeds with example"]).toBe("example example does not fit: /n must be integer");
  });

  it("is sent with no method that cannot have one", async () => {
    const optional = { requestBody: content({ type: "object" }), responses };
    expect((await casesOf(optional, "get /a")).skipped).toEqual({});
    const required = await casesOf(
      { ...optional, requestBody: { required: true, ...content({ type: "object" }) } },
      "get /a",
    );
    expect(required.skipped.succeeds).toBe("no fetch sends a body with GET");
    expect((await casesOf({ responses }, "trace /a")).skipped.succeeds).toBe("no fetch sends TRACE");
  });
});

describe("a parameter", () => {
  const query = (schema: object, more: object = {}) => ({
    parameters: [{ name: "q", in: "query", schema, ...more }],
    responses,
  });

  it("that is required and that nobody knows a value of is not sent; leaving it out is", async () => {
    const { sent, skipped } = await casesOf(query(impossible, { required: true }), "get /a");
    expect(sent).toContain("query parameter q missing");
    expect(sent).not.toContain("succeeds");
    expect(skipped.succeeds).toMatch(/^no value is known that fits query parameter q: must NOT have/);
  });

  it("is not sent with an example that does not fit", async () => {
    const { sent, skipped } = await casesOf(query({ type: "integer" }, { example: "many" }), "get /a");
    expect(skipped).toEqual({
      'succeeds with query parameter q "many"': "no value is known that fits query parameter q: must be integer",
    });
    expect(sent).toContain("succeeds");
  });

  it("has the value that is asked for on the command line, whatever the schema says", async () => {
    const contract = await contractWith(query({ type: "integer" }, { required: true }), "get /a");
    const [first] = casesFor(contract, { parameters: { q: "x" } });
    expect([first?.request.query, first?.skip]).toEqual(["q=x", undefined]);
  });

  it("may have any name", async () => {
    const names = ["constructor", "__proto__", "hasOwnProperty"];
    const parameters = names.map((name) => ({
      name,
      in: "query",
      required: true,
      schema: { type: "string", example: "v" },
    }));
    const cases = casesFor(await contractWith({ operationId: "__proto__", parameters, responses }, "get /a"));
    expect(cases[0]).toMatchObject({ name: "__proto__: succeeds", operation: "__proto__" });
    expect(cases[0]?.request.query).toBe("constructor=v&__proto__=v&hasOwnProperty=v");
    expect(cases.map(({ name }) => name)).toContain("__proto__: query parameter constructor missing");
  });

  it("that may be an array is not wrong when one value of it is not a string of the contract", async () => {
    const schema = {
      anyOf: [
        { type: "array", items: { type: "string" } },
        { type: "string", enum: [""] },
      ],
    };
    expect((await casesOf(query(schema), "get /a")).sent).not.toContain("query parameter q not one of its values");
  });

  it("that OpenAPI ignores makes no cases", async () => {
    const parameters = ["Accept", "Authorization", "Content-Type"].map((name) => ({
      name,
      in: "header",
      required: true,
      schema: { type: "string", enum: ["a", "b"] },
    }));
    expect((await casesOf({ parameters, responses }, "get /a")).sent).toEqual([
      "succeeds",
      "responds 200",
      "responds 400",
    ]);
  });
});

describe("a pattern", () => {
  const sent = async (schema: object) =>
    (await casesOf({ parameters: [{ name: "q", in: "query", schema }], responses }, "get /a")).sent.filter((about) =>
      about.startsWith("query parameter q"),
    );

  it("keeps what is as short or as long as allowed away, unless that fits it", async () => {
    const code = { type: "string", pattern: "^[A-Z]{2}(-[0-9])?$", minLength: 2, maxLength: 4, example: "BA" };
    // Twice the example fits the length, and not the pattern.
    expect(await sent(code)).toEqual([
      "query parameter q too short (1 of 2 characters)",
      "query parameter q too long (5 of 4 characters)",
      "query parameter q off its pattern",
      "query parameter q as short as allowed (2 characters)",
    ]);
  });

  it("that backtracks for ever holds nobody up", async () => {
    expect(await sent({ type: "string", pattern: "^(a+)+$", maxLength: 200, example: "a" })).toContain(
      "query parameter q off its pattern",
    );
  });
});

describe("a response that is asked for", () => {
  const asked = async (operation: object) => {
    const cases = casesFor(await contractWith(operation, "get /a"));
    const found = cases.filter(({ kind }) => kind === "example" || kind === "status");
    const prefer = ({ request }: Case) => request.headers.filter(([name]) => name.toLowerCase() === "prefer");
    return Object.fromEntries(
      found.map((one) => [one.name.replace("act: ", ""), one.skip ?? prefer(one).map(([, value]) => value)]),
    );
  };

  it("has an API's own Prefer only where that is required, and then before ours", async () => {
    const own = (required: boolean) => [
      { name: "Prefer", in: "header", required, schema: { enum: ["return=minimal"] } },
    ];
    expect(await asked({ parameters: own(false), responses })).toMatchObject({ "responds 400": ["code=400"] });
    expect(await asked({ parameters: own(true), responses })).toMatchObject({
      "responds 400": ["return=minimal", "code=400"],
    });
  });

  it("is asked for in quotes when its name has spaces, and not at all when no header can carry it", async () => {
    const examples = { plain: { value: 1 }, "two words": { value: 1 }, šum: { value: 1 } };
    expect(
      await asked({ responses: { 200: { description: "", ...content({}, "application/json", { examples }) } } }),
    ).toEqual({
      "responds 200 with example plain": ["code=200, example=plain"],
      "responds 200 with example two words": ['code=200, example="two words"'],
      "responds 200 with example šum": "no header can carry the name of the example",
    });
  });

  it("is any XML where its example is an object", async () => {
    const xml = content({ type: "object" }, "application/xml", { example: { a: 1 } });
    const contract = await contractWith({ responses: { 200: { description: "", ...xml } } }, "get /a");
    const found = casesFor(contract).find(({ kind }) => kind === "example");
    expect(found?.skip).toBeUndefined();
    expect(found?.expect).toEqual({ outcome: "status", status: 200 });
  });

  it("is no object in a media type that has none", async () => {
    const why = "only a string could be sent as application/vnd.x.hal, and the contract gives an object";
    const hal = content({ type: "object" }, "application/vnd.x.hal");
    expect(await asked({ responses: { 429: { description: "", ...hal } } })).toEqual({ "responds 429": why });
  });
});

it("asks for the object that an example shows", async () => {
  const example = { carrier: "c-7" };
  const contract = await contractOf({
    paths: {
      "/carriers/{carrier}": {
        get: {
          operationId: "getCarrier",
          parameters: [{ name: "carrier", in: "path", required: true, schema: { type: "string" } }],
          responses: {
            200: { description: "", ...content({}, "application/json", { example }) },
            404: { description: "" },
          },
        },
      },
    },
  });
  expect(casesFor(contract)[0]?.request.path).toBe("/carriers/c-7");
});

it("makes the cases of an operation when it is their turn", async () => {
  const paths = Object.fromEntries(["a", "b"].map((id) => [`/${id}`, { get: { operationId: id, responses } }]));
  const contract = await contractOf({ paths });
  const [a, b] = contract.operations;
  const touched: string[] = [];
  const watched = [a, b].map((operation) => ({
    ...operation,
    get parameters() {
      touched.push(operation?.id as string);
      return [];
    },
  })) as typeof contract.operations;
  const cases = eachCase({ ...contract, operations: watched });
  cases.next();
  expect(new Set(touched)).toEqual(new Set(["a"]));
});

describe("an operation", () => {
  const paths = (...routes: string[]) =>
    contractOf({
      paths: Object.fromEntries(
        routes.map((path, i) => {
          const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
          const parameters = names.map((name) => ({ name, in: "path", required: true, schema: { type: "string" } }));
          return [path, { get: { operationId: `op${i}`, parameters, responses } }];
        }),
      ),
    });

  it("whose path is another's under another name is not called", async () => {
    const cases = casesFor(await paths("/a/{id}", "/a/{name}", "/a/{id}/b", "/c", "/c?beta=true", "/c#b"));
    const skipped = (id: string) => new Set(cases.filter(({ operation }) => operation === id).map(({ skip }) => skip));
    expect(skipped("op1")).toEqual(new Set(["its path is the same as that of op0"]));
    expect(skipped("op4")).toEqual(new Set(["its path is the same as that of op3"]));
    expect(skipped("op5")).toEqual(new Set(["its path is the same as that of op3"]));
    for (const id of ["op0", "op2", "op3"]) expect(skipped(id)).toEqual(new Set([undefined]));
  });

  it("is not called without a part of a segment: that may be another path", async () => {
    const names = casesFor(await paths("/compare/{base}...{head}", "/x/{id}")).map(({ name }) => name);
    expect(names).not.toContain("op0: path parameter base empty");
    expect(names).toContain("op1: path parameter id empty");
  });

  it("that documents no success is not expected to have one", async () => {
    const only = (...statuses: string[]) => ({
      responses: Object.fromEntries(statuses.map((key) => [key, { description: "" }])),
    });
    expect((await casesOf(only("404"), "get /a")).skipped).toEqual({ succeeds: "no success is documented" });
    for (const status of ["2XX", "302", "default"]) expect((await casesOf(only(status), "get /a")).skipped).toEqual({});
  });

  it("that has a header twice is sent without either when it is missing", async () => {
    const header = (name: string, required: boolean) => ({
      name,
      in: "header",
      required,
      schema: { type: "string" },
      example: "k",
    });
    const parameters = [header("Idempotency-Key", true), header("idempotency-key", false)];
    const cases = casesFor(await contractWith({ parameters, responses }, "get /a"));
    const missing = cases.find(({ name }) => name === "act: header parameter Idempotency-Key missing");
    expect(missing?.request.headers).toEqual([]);
  });
});
