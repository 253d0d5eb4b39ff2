import { beforeAll, describe, expect, it } from "vitest";
import type { Contract, Operation } from "../contract/index.ts";
import { content, contractWith } from "./fixtures/contract-of.ts";
import { novel, shelf } from "./fixtures/shelf-server.ts";
import { type JudgeOptions, judge } from "./judge.ts";

let contract: Contract;
beforeAll(async () => {
  contract = await shelf();
});

const operation = (id: string) => contract.operations.find((one) => one.id === id) as Operation;

/** Findings as `kind severity pointer message`. */
function judged(
  id: string,
  status: number,
  body: unknown,
  { headers = {}, ...options }: JudgeOptions & { headers?: Record<string, string> } = {},
): string[] {
  const text = typeof body === "string" ? body : body === undefined ? "" : JSON.stringify(body);
  const bytes = body instanceof Uint8Array ? body : new TextEncoder().encode(text);
  const all = new Headers({ ...(bytes.length && { "content-type": "application/json" }), ...headers });
  return judge(contract, options)
    .response(operation(id), { status, headers: all, body: bytes })
    .filter(({ kind }) => kind !== "example")
    .map(({ kind, severity, pointer, message }) => `${kind} ${severity} ${pointer ?? "-"}: ${message}`);
}

describe("status", () => {
  it("accepts a documented one", () => expect(judged("getBook", 200, novel)).toEqual([]));

  it("names an undocumented one and those that there are", () =>
    expect(judged("getBook", 418, novel)).toEqual([
      "status broken -: status 418 is not documented; there are 200, 400, 401, 404",
    ]));

  it("takes a range for what is not documented exactly", () => {
    expect(judged("removeBook", 409, { error: "lent" })).toEqual([]);
    expect(judged("removeBook", 409, {})).toEqual(["body broken : must have required property 'error'"]);
    expect(judged("removeBook", 500, { error: "down" })).toHaveLength(1);
  });

  it("takes the default last", () => {
    const responses = { ...operation("removeBook").responses, default: { description: "", headers: {}, content: {} } };
    const response = { status: 503, headers: new Headers(), body: new Uint8Array() };
    expect(judge(contract).judge({ ...operation("removeBook"), responses }, response).response).toBe("default");
  });
});

describe("media type", () => {
  it("is compared without its parameters", () =>
    expect(judged("getBook", 200, novel, { headers: { "content-type": "Application/JSON; charset=utf-8" } })).toEqual(
      [],
    ));

  it("must be a declared one", () => {
    const found = judged("getBook", 200, novel, { headers: { "content-type": "text/plain" } });
    expect(found).toEqual(["media-type broken -: expected application/json, got text/plain"]);
  });

  it("must be there", () => {
    const body = new TextEncoder().encode(JSON.stringify(novel));
    const found = judge(contract).response(operation("getBook"), { status: 200, headers: new Headers(), body });
    expect(found.map(({ message }) => message)).toEqual(["expected application/json, got no content type"]);
  });

  it("forbids a body where none is documented", () =>
    expect(judged("getBook", 404, { error: "none" })).toEqual([
      "media-type broken -: status 404 is documented without a body, got 16 bytes",
    ]));
});

describe("headers", () => {
  it("must be there when they are required", () =>
    expect(judged("addBook", 201, novel)).toEqual(["header broken -: the header location is missing"]));

  it("must fit their schema as text", () => {
    const headers = { location: "/books/1", "x-remaining": "7" };
    expect(judged("addBook", 201, novel, { headers })).toEqual([]);
    expect(judged("addBook", 201, novel, { headers: { ...headers, "x-remaining": "-1" } })).toEqual([
      "header broken -: the header x-remaining must be >= 0",
    ]);
    expect(judged("addBook", 201, novel, { headers: { ...headers, "x-remaining": "many" } })).toEqual([
      "header broken -: the header x-remaining must be integer",
    ]);
  });
});

describe("headers of the connection", () => {
  const documented = (headers: Record<string, object>) =>
    contractWith({ responses: { 200: { description: "", headers } } }, "get /a");
  const found = async (headers: Record<string, object>, sent: Record<string, string>) => {
    const contract = await documented(headers);
    const response = { status: 200, headers: new Headers(sent), body: new Uint8Array() };
    return judge(contract)
      .response(contract.operations[0] as Operation, response)
      .map(({ message }) => message);
  };
  const header = (schema: object) => ({ required: true, schema });

  it("are not judged: what passes a response on may change them", async () => {
    const names = ["Content-Encoding", "Transfer-Encoding", "Content-Length", "Connection", "Date"];
    const headers = Object.fromEntries(names.map((name) => [name, header({ type: "string", enum: ["gzip"] })]));
    expect(await found(headers, {})).toEqual([]);
    expect(await found(headers, { "content-encoding": "br" })).toEqual([]);
    expect(await found({ ...headers, "X-Rate": header({ type: "integer" }) }, {})).toEqual([
      "the header X-Rate is missing",
    ]);
  });

  it("whose names no header can have are passed over", async () => {
    expect(
      await found({ "not a name": header({ type: "string" }), constructor: header({ type: "string" }) }, {}),
    ).toEqual(["the header constructor is missing"]);
  });
});

describe("a body that is not JSON", () => {
  const found = async (mediaType: string, schema: object, text: string) => {
    const contract = await contractWith(
      { responses: { 200: { description: "", ...content(schema, mediaType) } } },
      "get /a",
    );
    const response = {
      status: 200,
      headers: new Headers({ "content-type": mediaType }),
      body: new TextEncoder().encode(text),
    };
    return judge(contract)
      .response(contract.operations[0] as Operation, response)
      .map(({ pointer, message }) => `${pointer} ${message}`);
  };

  it("is held against its schema as text", async () => {
    expect(await found("text/plain", { type: "integer" }, "5")).toEqual([]);
    expect(await found("text/plain", { type: "integer" }, "five")).toEqual([" must be integer"]);
    const form = { type: "object", properties: { n: { type: "integer" } } };
    expect(await found("application/x-www-form-urlencoded", form, "n=5")).toEqual([]);
    expect(await found("application/x-www-form-urlencoded", form, "n=five")).toEqual(["/n must be integer"]);
  });

  it("is not held against a schema that is not about text", async () => {
    for (const type of ["application/xml", "text/xml", "text/csv"])
      expect(await found(type, { type: "object", required: ["a"] }, "<b/>")).toEqual([]);
  });
});

describe("what the contract says of itself", () => {
  const found = async (
    schema: object,
    value: unknown,
    { example, target }: { example?: unknown; target?: "live" } = {},
  ) => {
    const examples = example === undefined ? {} : { example };
    const body = content(schema, "application/json", examples);
    const contract = await contractWith({ responses: { 200: { description: "", ...body } } }, "get /a");
    const headers = new Headers({ "content-type": "application/json" });
    const bytes = new TextEncoder().encode(JSON.stringify(value));
    return judge(contract, { target })
      .response(contract.operations[0] as Operation, { status: 200, headers, body: bytes })
      .filter(({ kind }) => kind !== "example")
      .map(({ severity, pointer, message }) => `${severity} ${pointer}: ${message}`);
  };
  const named = { type: "object", properties: { name: { type: "string" } } };

  it("declares a property by requiring it", async () => {
    expect(await found({ ...named, required: ["balance"] }, { balance: 1 })).toEqual([]);
  });

  it("is drift where an example shows what is not declared, wherever in an array", async () => {
    const schema = { type: "array", items: named };
    const example = [{ name: "a" }, { name: "b", extra: 1 }];
    expect(await found(schema, [{ extra: 2 }], { example })).toEqual([
      "drift /0/extra: the contract shows this property in an example, and does not declare it",
    ]);
    expect(await found(schema, [{ other: 2 }], { example })).toEqual([
      "broken /0/other: the contract does not declare this property",
    ]);
    expect(
      (
        await found({ type: "object", properties: { in: named }, example: { in: { extra: 1 } } }, { in: { extra: 2 } })
      )[0],
    ).toMatch(/^drift/);
    const misspelt = { ...named, properties: { ...named.properties, size_bytes: { type: "integer" } } };
    const list = [
      { name: "a", size_bytes: 1 },
      { name: "b", size_byte: 1 },
    ];
    const inSchema = { type: "object", properties: { list: { type: "array", items: misspelt, example: list } } };
    expect(await found(inSchema, { list })).toEqual([
      "drift /list/1/size_byte: the contract shows this property in an example, and does not declare it",
    ]);
    expect(await found(schema, [{ extra: 2 }], { example, target: "live" })).toEqual([
      "drift /0/extra: the contract does not declare this property",
    ]);
  });

  it("is drift where nobody knows a body that fits, and no example shows one", async () => {
    const same = { type: "object", required: ["message"], properties: { message: { type: "string" } } };
    const schema = { oneOf: [same, { ...same }] };
    const misfit = "no body is known that fits: the value must match exactly one schema in oneOf";
    expect(await found(schema, { message: "x" })).toEqual([`drift : ${misfit}`]);
    const ways = { type: "string", minLength: 2 };
    expect(await found(ways, "x")).toEqual(["broken : must NOT have fewer than 2 characters"]);
    expect((await found(schema, { message: "x" }, { target: "live" }))[0]).toMatch(/^broken/);
  });
});

describe("properties that go one way", () => {
  it("are not missed in a response when they are writeOnly, and neither are others", async () => {
    const properties = { name: { type: "string" }, pin: { type: "string", writeOnly: true } };
    const schema = { type: "object", required: ["name", "pin"], properties };
    const contract = await contractWith({ responses: { 200: { description: "", ...content(schema) } } }, "get /a");
    const judged = (value: unknown) => {
      const headers = new Headers({ "content-type": "application/json" });
      const body = new TextEncoder().encode(JSON.stringify(value));
      return judge(contract).response(contract.operations[0] as Operation, { status: 200, headers, body });
    };
    expect(judged({ name: "A" })).toEqual([]);
    expect(judged({}).map(({ message }) => message)).toEqual(["must have required property 'name'"]);
  });
});

describe("body", () => {
  it("must be JSON", () => {
    expect(judged("getBook", 200, "{")).toEqual(["body broken : expected JSON, got a body that does not parse"]);
    expect(judged("getBook", 200, undefined, { headers: { "content-type": "application/json" } })).toEqual([
      "body broken : expected JSON, got an empty body",
    ]);
    expect(judged("getBook", 200, new Uint8Array([0x22, 0xff, 0x22]))).toEqual([
      "body broken : expected JSON in UTF-8, got bytes that are not UTF-8",
    ]);
  });

  it("is held against its schema, every violation with its pointer", () => {
    const { title: _, ...wrong } = { ...novel, pages: "many", state: "burnt", place: { room: 5 } };
    const found = judged("getBook", 200, wrong);
    expect(found).toContain("body broken : must have required property 'title'");
    expect(found).toContain("body broken /pages: must be integer");
    expect(found).toContain('body broken /state: must be one of "shelved", "lent"');
    expect(found).toContain("body broken /place/room: must be string");
  });

  it("names integers past 2^53 and properties that are given twice, which readers lose", () => {
    const text = `{"title":"a","title":"b","id":"${novel.id}","state":"lent","pages":9007199254740993}`;
    expect(judged("getBook", 200, text)).toEqual([
      "body drift /title: is there twice in its object; which one counts is left to the reader",
      "body note /pages: is past 2^53, so that many readers of JSON round it: 9007199254740993",
    ]);
  });

  it("of a JSON contract that comes as a page is broken, not only named wrongly", () => {
    const headers = { "content-type": "text/html" };
    expect(judged("getBook", 200, "<html>", { target: "live", headers })).toEqual([
      "media-type drift -: expected application/json, got text/html",
      "body broken : expected JSON, got a body that does not parse",
    ]);
  });
});

describe("undeclared members", () => {
  const undeclared = "the contract does not declare this property";

  it("are found at the top, inside of a choice, and in arrays", () => {
    expect(judged("getBook", 200, { ...novel, "new/one": 1 })).toEqual([`undeclared broken /new~1one: ${undeclared}`]);
    expect(judged("getBook", 200, { ...novel, place: { room: "B2", floor: 2 } })).toEqual([
      `undeclared broken /place/floor: ${undeclared}`,
    ]);
    expect(judged("listBooks", 200, { items: [novel, { ...novel, lent_to: null }] })).toEqual([
      `undeclared broken /items/1/lent_to: ${undeclared}`,
    ]);
  });

  it("are members that one branch of allOf declares for no other", () =>
    expect(judged("getBook", 200, { id: novel.id, title: "declared by one branch", state: "lent" })).toEqual([]));

  it("are none in a map", () =>
    expect(judged("getBook", 200, { ...novel, extra: { whatever: { deep: 1 } } })).toEqual([]));
});

describe("open sets", () => {
  it("report a value that is not among the known ones", () =>
    expect(judged("getBook", 200, { ...novel, genre: "poem" })).toEqual([
      'unknown-value broken /genre: "poem" is not a known one',
    ]));

  it("say nothing where the contract only gives examples", () =>
    expect(judged("getBook", 200, { ...novel, mood: "merry" })).toEqual([]));
});

describe("a live target", () => {
  it("is warned of drift and fails on what breaks status or body", () => {
    const drifted = { ...novel, surprise: 1, genre: "poem" };
    const kinds = judged("addBook", 201, drifted, { target: "live" }).map((line) => line.split(" ", 2).join(" "));
    expect(kinds).toEqual(["header drift", "header note", "undeclared drift", "unknown-value drift"]);
    expect(judged("getBook", 200, { ...novel, pages: "x" }, { target: "live" })).toEqual([
      "body broken /pages: must be integer",
    ]);
    expect(judged("getBook", 500, undefined, { target: "live" })[0]).toMatch(/^status broken/);
  });
});

describe("a finding", () => {
  it("says API, operation and pointer in one line", () => {
    const body = new TextEncoder().encode(JSON.stringify({ ...novel, pages: "x" }));
    const headers = new Headers({ "content-type": "application/json" });
    const [found] = judge(contract).response(operation("getBook"), { status: 200, headers, body });
    expect(found?.summary).toBe("shelf getBook /pages: must be integer");
  });
});
