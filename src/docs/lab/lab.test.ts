import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { loadContract } from "../../contract/index.ts";
import { buildRequest, parameterKey } from "./browser/build-request.ts";
import { mockBase, urlAt } from "./browser/code-panel.ts";
import { judgePasted } from "./browser/judge-pasted.ts";
import { signRequest } from "./browser/sign-request.ts";
import { labData } from "./lab-data.ts";
import { snippets } from "./snippets/index.ts";

const harbour = await loadContract(new URL("../fixtures/harbour.yaml", import.meta.url).pathname, "harbour");
const data = labData(harbour);
const at = 1_700_000_000_123;

const operation = (id: string) => {
  const found = data.operations.find((one) => one.id === id);
  if (!found) throw new Error(`no ${id}`);
  return found;
};

const fill = (id: string) => {
  const shown = operation(id);
  return {
    server: data.servers[0]?.url ?? "",
    parameters: Object.fromEntries(shown.parameters.map((one) => [parameterKey(one), one.value])),
    contentType: shown.types[0] ?? "",
    body: shown.body,
  };
};

const signed = async (id: string) => {
  const unsigned = buildRequest(operation(id), fill(id));
  return {
    unsigned,
    ...(await signRequest(data, operation(id).security[0] ?? [], unsigned, data.testCredentials, { at })),
  };
};

test("what a page carries is JSON and survives it", () => {
  expect(JSON.parse(JSON.stringify(data))).toEqual(JSON.parse(JSON.stringify(labData(harbour))));
  expect(data.operations.map(({ id }) => id)).toContain("put-berth");
});

test("the sample of an operation is signed in the lab as it is in the reference", async () => {
  const { signed: request, values, digests } = await signed("put-berth");
  expect(request.url).toBe("https://api.harbour.example/v1/berths/A%207");
  expect(values.length).toBeGreaterThan(0);
  expect(digests.at(-1)?.parts.map(({ origin }) => origin)).toEqual([
    "method",
    "text",
    "address",
    "text",
    "time",
    "text",
    "hash",
  ]);
});

const curlOf = ({ method, url, headers, body }: { method: string; url: string; headers: Headers; body: Uint8Array }) =>
  snippets.curl?.({ method, url, headers: [...headers], body: new TextDecoder().decode(body) }) ?? "";

const beside = async (id = "put-berth") => {
  const { unsigned, signed: request } = await signed(id);
  return { operation: operation(id), unsigned, signed: request, credentials: data.testCredentials, now: at };
};

test("the request that the lab shows as curl is right when it is pasted, also when it went to the mock", async () => {
  const given = await beside();
  const command = curlOf(given.signed);
  for (const text of [command, command.replace("https://api.harbour.example/v1", "http://127.0.0.1:4010/harbour")]) {
    const judged = await judgePasted(data, text, given);
    expect(judged?.diagnosis.headline).toMatch(/^All is right/);
    expect(judged?.operation?.id).toBe("put-berth");
  }
});

test("one changed byte in a pasted request is found", async () => {
  const given = await beside();
  const judged = await judgePasted(data, `${curlOf(given.signed).replace("wide", "wyde")}`, given);
  expect(judged?.diagnosis.verdict.ok).toBe(false);
  expect(judged?.diagnosis.headline).toMatch(/yours was made with the body of the request in the form/);
});

test("a signature alone is held against the request of the form", async () => {
  const given = await beside();
  const { signed: other } = await signRequest(
    data,
    operation("put-berth").security[0] ?? [],
    { ...given.unsigned, body: new TextEncoder().encode(`${new TextDecoder().decode(given.unsigned.body)}\n`) },
    data.testCredentials,
    { at },
  );
  const scheme = Object.values(data.schemes).find(({ template }) => /hmac|sha/i.test(template));
  const value = other.headers.get(scheme?.name ?? "") ?? "";
  const judged = await judgePasted(data, ` ${value}\n`, given);
  expect(judged?.diagnosis.headline).toMatch(/yours was made with a body that ends in a line break/);
  expect(await judgePasted(data, "no\nrequest", given)).toBeUndefined();
  const rubbish = await judgePasted(data, "hello world", given);
  expect(rubbish?.diagnosis.headline).toMatch(/ is not 64 hexadecimal digits: it has 11 characters, /);
});

test("a webhook that was pasted with its headers and body is verified, whatever its receiver's address", async () => {
  const given = await beside("onBerthFreed");
  const text = [...given.signed.headers].map(([name, value]) => `${name}: ${value}`).join("\n");
  const body = new TextDecoder().decode(given.signed.body);
  const right = await judgePasted(data, `POST /hooks/in HTTP/1.1\nHost: shop.example\n${text}\n\n${body}`, given);
  expect(right?.diagnosis.headline).toBe("All is right: who has these credentials sent this.");
  const parsed = JSON.stringify(JSON.parse(body), null, 2);
  const wrong = await judgePasted(data, `${text}\n\n${parsed}`, given);
  expect(wrong?.diagnosis.headline).toMatch(/: it was made with its body as compact JSON/);
  expect(wrong?.diagnosis.notes).toEqual(["Verify the raw bytes as they came: a body parser or a proxy changed them."]);
  expect((await judgePasted(data, `${text}\n\n${body}`, await beside("getBerth")))?.notes.join()).toMatch(
    /looks like the webhook A berth is free/,
  );
});

test("a call with a path or a method that the contract does not have is not taken for a webhook of the same header", async () => {
  const given = await beside("getTide");
  const event = Object.values(data.schemes).find(({ name }) => name === "X-Event-Signature");
  const shared = {
    ...data,
    schemes: Object.fromEntries(
      Object.entries(data.schemes).map(([key, scheme]) => [
        key,
        scheme === event ? { ...scheme, name: "X-Signature" } : scheme,
      ]),
    ),
  };
  const forCall = `X-Signature: v1,1700000000,${"0".repeat(64)}`;
  const forEvent = `X-Signature: sha256=${"0".repeat(64)}`;
  const notes = async (text: string) => (await judgePasted(shared, text, given))?.notes.join();
  for (const to of ["https://api.harbour.example/v1", "http://127.0.0.1:4010/harbour", "http://127.0.0.1:5211"])
    expect(await notes(`POST ${to}/tides\n${forCall}`)).toMatch(/^The contract has no POST \S*\/tides;/);
  // Whatever its header looks like: the provider sends no webhook to itself.
  expect(await notes(`POST https://api.harbour.example/v1/tides\n${forEvent}`)).toMatch(/has no POST/);
  expect(await notes(`DELETE https://shop.example/hooks\n${forEvent}`)).toMatch(/has no DELETE/);
  expect(await notes(`POST https://shop.example/hooks\n${forEvent}`)).toMatch(/looks like the webhook/);
  expect(await notes(`${forEvent}\n\n{}`)).toMatch(/looks like the webhook/);
  expect(await notes(`${forCall}\n\n{}`)).toBe("");
});

test.each([
  "http://127.0.0.1:5211",
  "http://127.0.0.1:5211/",
  "http://127.0.0.1:5211/harbour",
  " http://127.0.0.1:5211/harbour/",
])("a mock is found at %j, as it prints its address or without the API", async (address) => {
  const { url } = (await signed("getTide")).unsigned;
  const at = urlAt(mockBase(address, "harbour"), data.servers[0]?.url ?? "", url);
  expect(at).toBe("http://127.0.0.1:5211/harbour/tide");
});

test("every snippet has the bytes that were signed", async () => {
  const { signed: request } = await signed("put-berth");
  const body = new TextDecoder().decode(request.body);
  for (const write of Object.values(snippets))
    expect(write({ method: "PUT", url: request.url, headers: [...request.headers], body })).toContain("A%207");
  expect(readFileSync(new URL("../fixtures/harbour.yaml", import.meta.url), "utf8")).toContain("put-berth");
});
