import { expect, test } from "vitest";
import { compareCanonical, compareSteps, compareValue, parseTemplate, type Step, sign } from "./index.ts";

const credentials = { secretKey: "sk_live_verysecret", apiKey: "pk_live_x" };

async function stepsOf(template: string): Promise<Step[]> {
  const seen: Step[] = [];
  const request = {
    method: "GET",
    url: "https://api.example/v1/é?q=1",
    headers: new Headers(),
    body: new Uint8Array(),
  };
  const schemes = { s: { in: "header" as const, name: "s", value: parseTemplate(template) } };
  await sign(schemes, ["s"], request, credentials, { at: 1706012345678, onStep: (_, step) => seen.push(step) });
  return seen;
}

const empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
const ours = `GET/v1/é1706012345678pk_live_x|${empty}`;
const template = '{hex(hmacSha256(secretKey, method, path, unixMillis, apiKey, "|", hex(sha256(body))))}';

test("the first byte that differs from another canonical string is found and belongs to a part", async () => {
  const outer = (await stepsOf(template)).find(({ call }) => call === "hmacSha256") as Step;
  expect(compareCanonical(outer, ours)).toBeUndefined();
  expect(compareCanonical(outer, ours.replace("/v1", "/v2"))).toEqual({
    offset: 5,
    part: "path",
    ours: "1/é",
    theirs: "2/é",
  });
  expect(compareCanonical(outer, ours.replace("8pk", "9pk"))).toMatchObject({ offset: 21, part: "unixMillis" });
  expect(compareCanonical(outer, `${ours}x`)).toMatchObject({ offset: 96, theirs: "x" });
  expect(compareCanonical(outer, `${ours}x`)).not.toHaveProperty("part");
  expect(compareCanonical(outer, ours.slice(0, 9))).toMatchObject({ offset: 10, theirs: "" });
  expect(compareCanonical(outer, Uint8Array.of(0xff))).toMatchObject({ offset: 0, theirs: "0xff" });
});

test("a credential is masked where it differs, and where it stands by mistake", async () => {
  const outer = (await stepsOf(template)).find(({ call }) => call === "hmacSha256") as Step;
  expect(compareCanonical(outer, ours.replace("pk_", "px_"))).toEqual({
    offset: 23,
    part: "apiKey",
    ours: "(a credential)",
    theirs: "(a credential)",
  });
  // Without the path, the credentials move to where the path and the clock were.
  for (const theirs of [`GETpk_live_x|${empty}`, `GET/v1/ésk_live_verysecret`, "GETsk_live_verysecret"])
    expect(JSON.stringify(compareCanonical(outer, theirs))).not.toMatch(/pk_l|sk_l|very/);
});

test("among several hashes, theirs is compared with the one that it agrees with longest", async () => {
  const steps = await stepsOf('{hex(hmacSha256(secretKey, method, "\\n", hex(sha256("body:", path))))}');
  expect(compareSteps(steps, "body:/v1/e")).toMatchObject({
    digest: "sha256",
    difference: { offset: 9, part: "path" },
  });
  expect(compareSteps(steps, "GET\r\n")).toMatchObject({
    digest: "hmacSha256",
    difference: { offset: 3, part: '"\\n"' },
  });
  expect(compareSteps(await stepsOf("{apiKey}"), "x")).toBeUndefined();
});

test("two values of one template are compared part by part", async () => {
  const value = parseTemplate("V2 {apiKey} {unixSeconds}:{nonce} {hex(sha256(secretKey, body))}");
  expect(await compareValue(value, "V2 pk_live_x 1700:n1 aa", "V2 pk_live_y 1701:n1 ab")).toEqual([
    {
      part: "apiKey",
      kind: "credential",
      same: false,
      ours: expect.stringMatching(/^9 bytes/),
      theirs: expect.stringMatching(/^9 bytes/),
    },
    { part: "unixSeconds", kind: "clock", same: false, ours: "1700", theirs: "1701" },
    { part: "nonce", kind: "nonce", same: true, ours: "n1", theirs: "n1" },
    { part: "hex(sha256(secretKey, body))", kind: "signature", same: false, ours: "aa", theirs: "ab" },
  ]);
  expect(await compareValue(value, "V2 pk_live_x 1700:n1 aa", "V1 pk_live_y 1700:n1 ab")).toBeUndefined();
});

test("another order of named parts is the same form", async () => {
  const value = parseTemplate("t={unixSeconds},v1={hex(sha256(body))}");
  expect(await compareValue(value, "t=1,v1=aa", "v0=cc, v1=bb, t=1")).toMatchObject([{ same: true }, { theirs: "bb" }]);
});

test("encoded credentials are not shown either", async () => {
  const value = parseTemplate('Basic {base64(apiKey, ":", secretKey)}');
  const shown = JSON.stringify(await compareValue(value, `Basic ${btoa("a:b")}`, `Basic ${btoa("a:c")}`));
  expect(shown).not.toMatch(/YTpi|YTpj/);
});
