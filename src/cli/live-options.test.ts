import { expect, test } from "vitest";
import { contractOf } from "../checks/fixtures/contract-of.ts";
import { readLiveOptions } from "./live-options.ts";

const servers = [
  { url: "https://sandbox.acme.example", "x-name": "test" },
  { url: "https://api.acme.example", "x-name": "main", description: "Production environment." },
];
const responses = { 200: { description: "" } };
const contract = await contractOf({
  servers,
  paths: { "/pay": { post: { operationId: "pay", "x-money": true, responses } } },
});

const read = (target: string, options: Record<string, string | boolean | string[]>) =>
  readLiveOptions({ arguments: [], options }, target, [contract]);

test.each(["main", "https://api.acme.example", "https://api.acme.example/v2"])(
  "a write to %s, which is called production, asks for a word of its own",
  (target) => {
    expect(() => read(target, { write: true })).toThrow(
      "check: --write would create things at https://api.acme.example, which the contract calls production; add --yes-production if that is meant.",
    );
    expect(read(target, { write: true, "yes-production": true })).toEqual({ money: [] });
    expect(read(target, {})).toEqual({ money: [] });
  },
);

test("a write to a test server does not", () => expect(read("test", { write: true })).toEqual({ money: [] }));

test.each([
  [
    { write: true, money: ["payy"] },
    '--money: "payy" moves no money by the contract of small; those that do are pay. Did you mean pay?',
  ],
  [{ money: ["pay"] }, "--money goes with --write."],
  [{ rate: "often" }, '--rate: expected a number of requests a minute, 1 to 999999, got "often".'],
])("options without sense are one sentence: %j", (options, sentence) => {
  expect(() => read("test", options)).toThrow(`check: ${sentence}`);
});

test("the mock can be asked for everything", () => {
  expect(() => read("mock", { rate: "5" })).toThrow("check: --rate is for a live --target");
});
