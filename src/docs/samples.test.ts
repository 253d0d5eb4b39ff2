import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { verify } from "../auth/index.ts";
import { loadContract } from "../contract/index.ts";
import { curlSample } from "./curl-sample.ts";
import { typescriptSample } from "./typescript-sample.ts";
import { instant, workedExample } from "./worked-example.ts";

const contract = await loadContract(new URL("fixtures/harbour.yaml", import.meta.url).pathname, "harbour");
const plain = await loadContract(new URL("fixtures/plain.yaml", import.meta.url).pathname, "plain");
const shapes = await loadContract(new URL("fixtures/shapes.yaml", import.meta.url).pathname, "shapes");
const example = (id: string) => {
  const operation = [...contract.operations, ...contract.webhooks].find((operation) => operation.id === id);
  if (!operation) throw new Error(`no ${id}`);
  return workedExample(contract, operation);
};

test("the worked example is a signature that verifies", async () => {
  for (const id of ["getBerth", "put-berth", "payFee", "onBerthFreed"]) {
    const { signed, requirement } = await example(id);
    const verdict = await verify(contract.schemes, requirement, signed, contract.testCredentials, { now: instant });
    expect(verdict).toMatchObject({ ok: true });
  }
});

test("the call in TypeScript names server, credentials and arguments", async () => {
  expect(typescriptSample(contract, await example("getBerth"))).toBe(
    `import { createClient } from "countersign/harbour";

const client = createClient({
  server: "sandbox",
  credentials: {
    apiKey: process.env.HARBOUR_API_KEY!,
    secretKey: process.env.HARBOUR_SECRET_KEY!,
  },
});

const result = await client.getBerth({
  params: {
    path: { id: "A 7" },
    query: { since: "2024-01-01T00:00:00+01:00" },
  },
});
if (result.status === 200) console.log(result.data);`,
  );
});

test("an operation whose name is no identifier is called by its name in brackets", async () => {
  expect(typescriptSample(contract, await example("put-berth"))).toContain('await client["put-berth"]({');
});

test("a shell reads the curl line as the request that was signed", async () => {
  const worked = await example("put-berth");
  const line = curlSample(contract, worked);
  const args = execFileSync("sh", ["-c", `curl() { printf '%s\\n' "$@"; }\n${line}`], { encoding: "utf8" }).split("\n");
  expect(args).toContain("http://127.0.0.1:4010/harbour/v1/berths/A%207");
  expect(args).toContain(worked.sample.bodyText);
  expect(args).toContain(`X-Signature: ${worked.signed.headers.get("x-signature")}`);
  expect(line).toContain("# Signed for the test credentials, at 2020-06-29T18:58:42.000Z.");
  expect(line).toMatch(/^# .*60 s at most/m);
});

test("an operation that asks for nothing sends none, though its client is made with credentials", async () => {
  const worked = await example("getTide");
  expect(typescriptSample(contract, worked)).toContain("apiKey: process.env.HARBOUR_API_KEY!");
  expect(curlSample(contract, worked)).not.toContain("-H");
});

test("a contract with next to nothing in it has samples too", async () => {
  const worked = await workedExample(plain, plain.operations[0] as (typeof plain.operations)[0]);
  expect(typescriptSample(plain, worked)).toContain(
    "credentials: {},\n});\n\nconst result = await client.getThings();",
  );
  expect(curlSample(plain, worked)).toContain("curl http://127.0.0.1:4010/plain/things");
});

test("what signing puts into the body is no argument of the call, and is in the curl line", async () => {
  const worked = await example("payFee");
  expect(typescriptSample(contract, worked)).toContain("client.payFee({ body: { amount: 5 } });");
  expect(curlSample(contract, worked)).toMatch(/--data-raw '\{"amount":5,"digest":"[0-9a-f]{128}"\}'/);
});

test("a scheme that nobody knows how to sign for is said to be missing", async () => {
  const line = curlSample(contract, await example("openLock"));
  expect(line).toContain("# Not here, since nobody knows how it is made: X-Secret. The handbook names no formula.");
  expect(line).toContain("-H 'X-Api-Key: key-for-docs'");
});

test("where the contract shows no request, the sample is one that its schemas let through", async () => {
  const { sample } = await workedExample(shapes, shapes.operations[0] as (typeof shapes.operations)[0]);
  expect(sample.params.path?.code).toMatch(/^[A-Z]{3}-[0-9]{2}$/);
  expect(sample.params.query).toEqual({ size: 4 });
  expect(sample.body).toEqual({
    to: { zip: expect.stringMatching(/^[0-9]{5}$/), street: "Quay 1" },
    weight: 10.5,
    sent: "2024-01-15",
    lines: [expect.stringMatching(/../), expect.stringMatching(/../)],
  });
});
