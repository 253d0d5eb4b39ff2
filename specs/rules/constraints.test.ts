import { expect, test } from "vitest";
import { lint } from "./lint.ts";

const account = "      description: An account and its parent.\n";
const name = "          description: Name of the account.\n";
const page = "level: documented, source: https://docs.ledger.test/accounts";
const constrained = (text: string, constraints?: string) =>
  `          ${text}\n${constraints === undefined ? "" : `          x-evidence: { ${page}, constraints: ${constraints} }\n`}${name}`;
const required = (constraints?: string) =>
  `${account}      required: [name]\n${constraints === undefined ? "" : `      x-evidence: { ${page}, constraints: ${constraints} }\n`}`;
const found = async (from: string, to: string) => [...new Set(await lint(from, to))];

test("a required property of an answer says who says that it is always there", async () => {
  const refused = [
    "constraints: no source says that name is always there: say who in x-evidence.constraints.required, or do not require it",
  ];
  expect(await found(account, required())).toEqual(refused);
  expect(await found(account, required("{ required: documented }"))).toEqual([]);
  expect(await found(account, required("{ required: { name: documented } }"))).toEqual([]);
  expect(await found(account, required("{ required: { tags: documented } }"))).toEqual(refused);
  const assumed = "{ level: assumed, note: Every sample has it. }";
  expect(await found(account, required(`{ required: { name: ${assumed} } }`))).toEqual(refused);
});

test("a property that only a request must have needs no such evidence", async () => {
  const change = [
    '            schema:\n              $ref: "#/components/schemas/Account"\n            examples:\n              Account:\n                summary: An account\n                value:\n                  name: request\n',
    "            schema: { type: object, description: A change., required: [name], properties: { name: { type: string, description: A name., examples: [a] } } }\n            examples:\n              Account:\n                summary: An account\n                value:\n                  name: request\n",
  ] as const;
  expect(await found(...change)).toEqual([]);
});

test("a closed list is one only where a source says so", async () => {
  expect(await found(name, constrained("enum: [Petty cash]"))).toEqual([
    "constraints: this closed list has no evidence: say in x-evidence.constraints.enum how it is known",
  ]);
  expect(await found(name, constrained("enum: [Petty cash]", "{ enum: documented }"))).toEqual([]);
  expect(
    await found(name, constrained("enum: [Petty cash]", "{ enum: { level: assumed, note: The page lists it. } }")),
  ).toEqual(["constraints: no source says that there are no other values: list them in x-known-values"]);
  expect(await found(name, constrained("x-known-values: [Petty cash]"))).toEqual([]);
  expect(
    await found(
      name,
      constrained("x-known-values: [Petty cash]\n          enum: [Petty cash]", "{ enum: documented }"),
    ),
  ).toEqual(["constraints: a list is closed (enum) or open (x-known-values), not both"]);
});

test.each([
  ["maxLength: 50", "bounds", "bound"],
  ["pattern: ^P", "bounds", "bound"],
  ["format: uri", "format", "format"],
])("a %s says how it is known, if only that it is assumed", async (text, kind, word) => {
  expect(await found(name, constrained(text))).toEqual([
    `constraints: this ${word} has no evidence: say in x-evidence.constraints.${kind} how it is known`,
  ]);
  const assumed = `{ ${kind}: { level: assumed, note: Read off the sample. } }`;
  expect(await found(name, constrained(text, assumed))).toEqual([]);
});

test("what an object says of a constraint holds for what is in it, and its level alone does not", async () => {
  const within = (evidence: string) =>
    [
      `${account}      properties:\n`,
      `${account}      x-evidence: { ${page}${evidence} }\n      properties:\n        code: { type: string, maxLength: 5, description: A code., examples: [a] }\n`,
    ] as const;
  expect(await found(...(within("") as [string, string]))).toHaveLength(1);
  expect(await found(...(within(", constraints: { bounds: documented }") as [string, string]))).toEqual([]);
});

test.each([
  ["{ length: documented }", "x-evidence.constraints has no length; it has required, enum, bounds, format"],
  [
    "{ bounds: certain }",
    "x-evidence.constraints.bounds: x-evidence.level must be one of documented, observed, assumed, found certain",
  ],
  ["{ bounds: assumed }", "x-evidence.constraints.bounds: x-evidence of level assumed needs a note that says why"],
  ["{ bounds: { level: observed } }", "x-evidence.constraints.bounds: x-evidence of level observed needs a source"],
  ["documented", "x-evidence.constraints must be an object with required, enum, bounds, format"],
])("what is said of constraints is well-formed: %s", async (constraints, problem) => {
  expect(await found(name, constrained("maxLength: 50", constraints))).toContain(`evidence: ${problem}`);
});

test("a constraint on a response header says how it is known too", async () => {
  const header = "                type: string\n              example: req_header";
  const bounded = `                type: string\n                minLength: 3\n              example: req_header`;
  expect(await found(header, bounded)).toEqual([
    "constraints: this bound has no evidence: say in x-evidence.constraints.bounds how it is known",
  ]);
  expect(
    await found(header, `${bounded}\n              x-evidence: { ${page}, constraints: { bounds: documented } }`),
  ).toEqual([]);
});

test("a response header that is required says who says that it is always there", async () => {
  const header = "              schema:\n                type: string\n              example: req_header";
  const requiredHeader = `              required: true\n${header}`;
  expect(await found(header, requiredHeader)).toEqual([
    "constraints: no source says that this header is always there: say who in x-evidence.constraints.required, or do not require it",
  ]);
  const said = `${requiredHeader}\n              x-evidence: { ${page}, constraints: { required: documented } }`;
  expect(await found(header, said)).toEqual([]);
});

test("so does a header of a webhook", async () => {
  const webhook = "      security:\n        - webhookSignature: []\n      requestBody:";
  const parameter = (required: string) =>
    `      parameters: [{ name: x-id, in: header, required: ${required}, description: Id of the event., schema: { type: string }, example: a }]\n`;
  expect(await found(webhook, parameter("false") + webhook)).toEqual([]);
  expect(await found(webhook, parameter("true") + webhook)).toEqual([
    "constraints: no source says that this header is always there: say who in x-evidence.constraints.required, or do not require it",
  ]);
});
