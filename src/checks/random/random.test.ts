import { expect, test } from "vitest";
import { content, contractOf } from "../fixtures/contract-of.ts";
import { type CheckResult, type RunOptions, runCases } from "../run-checks.ts";

const text = { type: "string" };
const properties = {
  name: { ...text, minLength: 1, maxLength: 20 },
  amount: { type: "integer", minimum: 1, maximum: 500 },
  note: { ...text, maxLength: 40 },
  colour: { enum: ["red", "green"] },
  place: { type: "object", required: ["city"], properties: { city: text, floor: { type: "integer" } } },
  tags: { type: "array", items: { ...text, pattern: "^[a-z]{2,5}$" }, maxItems: 3 },
};
const limit = { name: "limit", in: "query", schema: { type: "integer", minimum: 1, maximum: 50 } };
const contract = await contractOf({
  paths: {
    "/things": {
      post: {
        operationId: "createThing",
        parameters: [limit],
        requestBody: { required: true, ...content({ type: "object", required: ["name", "amount"], properties }) },
        responses: { 201: { description: "Made" }, 404: { description: "Gone" }, 422: { description: "Refused" } },
      },
    },
  },
});

type Thing = Record<string, any>;

/** Runs random requests against a server that responds as is given for a body. */
async function check(statusOf: (thing: Thing) => number | Response, options: Partial<RunOptions> = {}) {
  const got: string[] = [];
  const { results, error } = await runCases({
    contract,
    connect: (wire) => wire,
    wire: async (input) => {
      const request = input as Request;
      const body = await request.text();
      got.push(`${new URL(request.url).search} ${body}`);
      const response = statusOf(JSON.parse(body));
      return typeof response === "number" ? new Response(null, { status: response }) : response;
    },
    baseUrl: "https://things.test",
    cases: [],
    random: { count: 30, seed: 7 },
    ...options,
  });
  if (error) throw error;
  return { result: results[0] as CheckResult, got, things: got.map((line) => JSON.parse(line.replace(/^\S* /, ""))) };
}

test("requests of random values that fit the contract, with and without what is optional", async () => {
  const { result, things, got } = await check(() => 201);
  expect(result).toMatchObject({ ok: true, findings: [], case: { name: "createThing: random requests" } });
  expect(result.requests).toBe(things.length);
  expect(new Set(things.map(({ colour }) => colour))).toEqual(new Set(["red", "green", undefined]));
  expect(things.every(({ name, amount }) => name.length <= 20 && amount >= 1 && amount <= 500)).toBe(true);
  expect(new Set(things.map(({ amount }) => amount)).size).toBeGreaterThan(8);
  expect(things.flatMap(({ tags = [] }) => tags).every((tag) => /^[a-z]{2,5}$/.test(tag))).toBe(true);
  expect(got.some((line) => line.startsWith("?limit="))).toBe(true);
});

test("every optional property is left out, and is alone", async () => {
  const { things } = await check(() => 201, { random: { count: 1, seed: 7 } });
  const shapes = things.map((thing) => Object.keys(thing).filter((name) => !["name", "amount"].includes(name)));
  const all = ["note", "colour", "place", "tags"];
  expect(shapes).toContainEqual([]);
  for (const name of all) {
    expect(shapes).toContainEqual([name]);
    expect(shapes).toContainEqual(all.filter((one) => one !== name));
  }
  expect(things).toContainEqual(expect.objectContaining({ place: { city: expect.any(String) } }));
});

test("what does not fit the contract is not sent", async () => {
  const not = { required: ["note", "colour"] };
  const body = content({ type: "object", required: ["name", "amount"], properties, not });
  const [operation] = contract.operations;
  const picky = await contractOf({
    paths: {
      "/things": {
        post: {
          operationId: operation?.id,
          requestBody: { required: true, ...body },
          responses: { 201: { description: "Made" } },
        },
      },
    },
  });
  const { things } = await check(() => 201, { contract: picky });
  expect(things.length).toBeGreaterThan(20);
  expect(things.filter(({ note, colour }) => note !== undefined && colour !== undefined)).toEqual([]);
});

test("the same seed sends the same requests, another seed others", async () => {
  const [first, again, other] = await Promise.all(
    [7, 7, 8].map((seed) => check(() => 201, { random: { count: 20, seed } })),
  );
  expect(again?.got).toEqual(first?.got);
  expect(other?.got).not.toEqual(first?.got);
});

test("a property that is refused when it is alone is all that is left of the smallest request", async () => {
  const isAlone = ({ note, colour, place, tags }: Thing) => note !== undefined && !colour && !place && !tags;
  const { result } = await check((thing) => (isAlone(thing) ? 422 : 201));
  const [finding] = result.findings;
  expect(finding?.message).toBe("expected a success (2xx), since the request fits the contract, got 422");
  expect(finding?.curl).toMatch(/--data-binary '\{"name":"[^"]+","amount":\d+,"note":"[^"]*"\}'/);
  expect(finding?.also).toEqual(["no smaller request failed; again with --random 30 --seed 7"]);
});

test("what only one value breaks is found among many, and made smaller", async () => {
  const { result, got } = await check(({ amount }) => (amount > 400 ? 500 : 201), { random: { count: 60, seed: 7 } });
  const sent = JSON.parse(/--data-binary '(.*)'/.exec(result.findings[0]?.curl ?? "")?.[1] ?? "{}");
  expect(result.ok).toBe(false);
  expect(Object.keys(sent)).toEqual(["name", "amount"]);
  expect(sent.amount).toBeLessThan(500);
  expect(result.findings[0]?.also?.[0]).toMatch(/^the smallest of \d+ requests that failed; again with/);
  expect(got.length).toBeLessThan(60 + 13 + 52);
});

test("a refusal of the state says nothing", async () => {
  const { result } = await check(() => 404);
  expect(result).toMatchObject({ ok: true, inconclusive: "got 404: a refusal that is not about the request itself" });
});

test("at a live target a refusal is drift, and says nothing where none succeeded", async () => {
  const live = { target: "live", write: true } as const;
  const some = await check(({ note }) => (note ? 422 : 201), live);
  expect(some.result.findings.map(({ severity }) => severity)).toEqual(["drift"]);
  const none = await check(() => 500, live);
  expect(none.result).toMatchObject({ ok: true, inconclusive: "got 500, and no request succeeded" });
});

test("a live target that is only read gets no random request that changes anything", async () => {
  expect((await check(() => 201, { target: "live" })).got).toEqual([]);
});

test("a response that breaks the contract is found, also where every one does", async () => {
  const made = { description: "Made", ...content({ type: "object", required: ["id"] }) };
  const body = content({ type: "object", required: ["name"], properties });
  const post = { operationId: "createThing", requestBody: { required: true, ...body }, responses: { 201: made } };
  const broken = await contractOf({ paths: { "/things": { post } } });
  const { result } = await check(() => Response.json({}, { status: 201 }), {
    contract: broken,
    target: "live",
    write: true,
  });
  expect(result.ok).toBe(false);
  expect(result.findings.map(({ message }) => message)).toEqual([expect.stringContaining("id")]);
  expect(result.findings[0]?.curl).toContain(`'{"name":`);
});
