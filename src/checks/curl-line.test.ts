import { expect, test } from "vitest";
import { prepareCases } from "./cases/case-context.ts";
import { credentialCases } from "./cases/credentials.ts";
import { curlLine } from "./curl-line.ts";
import { content, contractWith } from "./fixtures/contract-of.ts";

const key = { type: "apiKey", in: "header", name: "X-Key", "x-value": "{apiKey}" };
const signature = { ...key, name: "X-Signature", "x-value": "{hex(hmacSha256(secret, target, body))}" };
const token = { ...key, in: "query", name: "token", "x-value": "{token}" };
const body = content({ type: "object" }, "application/json", { example: { amount: 100 } });

async function lines(security: object[]): Promise<Record<string, string>> {
  const contract = await contractWith(
    {
      security,
      requestBody: { required: true, ...body },
      responses: { 200: { description: "" }, 401: { description: "" } },
    },
    "post /things",
    { securitySchemes: { key, signature, token } },
  );
  const [operation] = contract.operations;
  if (!operation) throw new Error("expected an operation");
  const cases = credentialCases(prepareCases(contract)(operation));
  return Object.fromEntries(
    cases.map((one) => [one.name.replace("act: ", ""), curlLine(contract, operation, one, "http://127.0.0.1:4010")]),
  );
}

test("a line that repeats a case does to the request what the case did after it was signed", async () => {
  const sign = `npx countersign sign small POST http://127.0.0.1:4010/things --body '{"amount":100}'`;
  const curl = (url: string, data: string) =>
    `curl -X POST ${url} -H 'content-type: application/json' --data-binary '${data}' -H @-`;
  const plain = curl("http://127.0.0.1:4010/things", '{"amount":100}');
  expect(await lines([{ key: [], signature: [] }])).toEqual({
    "credential key missing": `${sign} | sed -e '/^X-Key: /d' | ${plain}`,
    "credential signature missing": `${sign} | sed -e '/^X-Signature: /d' | ${plain}`,
    "credential key tampered with": `${sign} | sed -e '/^X-Key: /s/[^0]$/0/' -e t -e '/^X-Key: /s/0$/1/' | ${plain}`,
    "credential signature tampered with": `${sign} | sed -e '/^X-Signature: /s/[^0]$/0/' -e t -e '/^X-Signature: /s/0$/1/' | ${plain}`,
    "body changed after signing": `${sign} | ${curl("http://127.0.0.1:4010/things", '{"amount":200}')}`,
    "query added after signing": `${sign} | ${curl("'http://127.0.0.1:4010/things?tampered=1'", '{"amount":100}')}`,
  });
});

test("without its only credential a request is not signed at all", async () => {
  const { "credential key missing": line } = await lines([{ key: [] }]);
  expect(line).not.toContain("countersign sign");
});

test("what no filter can take out is said", async () => {
  const { "credential token missing": line } = await lines([{ key: [], token: [] }]);
  expect(line).toMatch(/ # without what token puts in$/);
});
