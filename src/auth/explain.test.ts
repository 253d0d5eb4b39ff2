import { expect, test } from "vitest";
import { type Expression, explainSteps, parseTemplate, type Step, sign } from "./index.ts";
import { originOf } from "./origin.ts";

const template = '{hex(hmacSha256(secretKey, method, path, unixMillis, apiKey, "|", hex(sha256(body))))}';

async function steps(): Promise<Step[]> {
  const seen: Step[] = [];
  const request = {
    method: "GET",
    url: "https://api.example/v1/é?q=1",
    headers: new Headers(),
    body: new Uint8Array(),
  };
  const schemes = { s: { in: "header" as const, name: "s", value: parseTemplate(template) } };
  await sign(
    schemes,
    ["s"],
    request,
    { secretKey: "sk_live_verysecret", apiKey: "pk_live_x" },
    { at: 1706012345678, onStep: (_, step) => seen.push(step) },
  );
  return seen;
}

test("every hash is explained with its parts, innermost first, and credentials are masked", async () => {
  const [inner, outer] = await explainSteps(await steps());
  expect(inner).toMatchObject({
    digest: "sha256",
    bytes: 0,
    result: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
  });
  expect(outer?.parts.map(({ expression, start, end }) => [expression, start, end])).toEqual([
    ["method", 0, 3],
    ["path", 3, 9],
    ["unixMillis", 9, 22],
    ["apiKey", 22, 31],
    ['"|"', 31, 32],
    ["hex(sha256(body))", 32, 96],
  ]);
  expect(outer?.key).toMatch(/^secretKey: 18 bytes, SHA-256 [0-9a-f]{8}…$/);
  expect(JSON.stringify([inner, outer])).not.toMatch(/verysecret|pk_live/);
});

test("published credentials are shown when asked for", async () => {
  const [, outer] = await explainSteps(await steps(), { reveal: true });
  expect(outer?.canonical).toBe(
    "GET/v1/é1706012345678pk_live_x|e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
  );
});

test("what is joined is explained part by part, with what stands between", async () => {
  const seen: Step[] = [];
  const request = { method: "GET", url: "https://api.example/v1", headers: new Headers(), body: new Uint8Array() };
  const value = parseTemplate("{hex(sha256(join('|', method, concat(path, secretKey))))}");
  await sign(
    { s: { in: "header", name: "s", value } },
    ["s"],
    request,
    { secretKey: "sk" },
    { onStep: (_, step) => seen.push(step) },
  );
  const [explained] = await explainSteps(seen, { reveal: true });
  expect(explained?.parts.map(({ shown, origin, start }) => [shown, origin, start])).toEqual([
    ["GET", "method", 0],
    ["|", "text", 3],
    ["/v1", "address", 4],
    ["sk", "credential", 7],
  ]);
});

test.each([
  ["method", "method"],
  ["lower(path)", "address"],
  ["json(body, '/a')", "body"],
  ['concat("-", time("YYYY"))', "time"],
  ["base64(apiKey)", "credential"],
  ["hex(sha256(secretKey))", "hash"],
  ["header('x-request')", "header"],
  ["uuid", "nonce"],
  ['"|"', "text"],
])("%s comes from: %s", (expression, origin) => {
  const [part] = parseTemplate(`{${expression}}`);
  expect(typeof part === "string" ? "text" : originOf(part as Expression)).toBe(origin);
});
