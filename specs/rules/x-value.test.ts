import { expect, test } from "vitest";
import { lint } from "./lint.ts";

const template = '"{hex(hmacSha256(secretKey, body))}"';

test("a template whose credential is declared passes", async () => {
  expect(await lint(template, '"v1 {unixSeconds} {hex(sha512(secretKey, target, body))}"')).toEqual([]);
});

test("the whole language is known: pairs, numbers, times", async () => {
  const folded = `"{time('X', 5)}.{hex(sha256(write(sorted(without(query, 'sign')), '=', '&'), slice(secretKey, 0, -1), time('X', 5)))}"`;
  expect(await lint(template, folded)).toEqual([]);
  expect(await lint(template, '"{hex(sha256(write(query, secretKey)))}"')).toEqual([
    expect.stringMatching(/^x-value: write takes 3 arguments, got 2 at position \d+ of /),
  ]);
});

test("a template that cannot be read is refused with the position", async () => {
  expect(await lint(template, '"{hex(secretKey"')).toEqual([expect.stringMatching(/^x-value: .* at position \d+ of /)]);
});

test("an unknown function is refused", async () => {
  expect(await lint(template, '"{hmacSha265(secretKey, body)}"')).toEqual([
    expect.stringContaining("unknown function hmacSha265"),
  ]);
});

test("an argument that its function cannot take is refused", async () => {
  expect(await lint(template, `"{hex(sha256(secretKey, json(body, 'name')))}"`)).toEqual([
    expect.stringMatching(
      /^x-value: expected a JSON pointer such as "\/id" for `at` of json, got "name" at position 35 /,
    ),
  ]);
});

test("a misspelt part of the request is refused", async () => {
  expect(await lint(template, '"{hex(hmacSha256(secretKey, unixMilis, body))}"')).toEqual([
    "x-value: unixMilis is not part of a request, and x-test-credentials has no such credential",
  ]);
});

test("a credential that is not camelCase is refused", async () => {
  expect(await lint(template, '"{secret_key}"')).toEqual([expect.stringMatching(/^x-value: .*secret_key/)]);
});

test("a template that is not a string is refused", async () => {
  expect(await lint(template, "{hex: body}")).toEqual([
    expect.stringMatching(/^x-value: expected a template in quotes, or \{ let: /),
  ]);
});

test("a template with named values passes, and a name that nothing uses or that is a credential is refused", async () => {
  const value = '"{hex(hmacSha256(secretKey, hash))}"';
  expect(await lint(template, `{ let: { hash: "{sha256(body)}" }, value: ${value} }`)).toEqual([]);
  expect(await lint(template, `{ let: { hash: "{sha256(body)}", more: a }, value: ${value} }`)).toEqual([
    "x-value: let: more: nothing uses it; use it or remove it",
  ]);
  expect(await lint(template, '{ let: { secretKey: "{sha256(body)}" }, value: "{hex(secretKey)}" }')).toEqual([
    "x-value: let: secretKey: it is a credential in x-test-credentials; choose another name",
  ]);
});

const ofProperty = "\"{hex(sha256(secretKey, json(body, '/name')))}\"";

test.each([
  ['"{hex(secretKey"', expect.stringMatching(/^x-value: .* at position \d+ of /)],
  ['"{merchantKey}"', "x-value: merchantKey is not part of a request, and x-test-credentials has no such credential"],
  ["{hex: body}", expect.stringMatching(/^x-value: expected a template in quotes, or \{ let: /)],
])("the template of a property of a body is read too: %s is refused, once", async (to, problem) => {
  expect(await lint(ofProperty, to)).toEqual([problem]);
});

const place = "description: Id of the account.\n";

test("a template of a parameter of the path is refused with the reason, one in a response with the places it may have", async () => {
  expect(await lint(place, `${place}          x-value: "{secretKey}"\n`)).toContainEqual(
    expect.stringMatching(
      /^x-value: a template cannot stand on a parameter of the path: the path says which operation is called, /,
    ),
  );
  const response = "description: What went wrong.\n";
  expect(await lint(response, `${response}                    x-value: "{secretKey}"\n`)).toEqual([
    expect.stringContaining(
      "x-value: a template cannot stand here; it may stand on a security scheme, or on a header, ",
    ),
  ]);
});

test("a template of a header parameter passes, and is read", async () => {
  const header = (value: string) =>
    `parameters:\n        - { name: x-at, in: header, description: The time., schema: { type: string }, example: a, x-value: "${value}" }`;
  const found = (value: string) => lint("parameters:", header(value));
  expect(await found("{unixMillis}")).toEqual([]);
  expect(await found("{unixMilis}")).toEqual([expect.stringContaining("unixMilis is not part of a request")]);
});

test("a nonce that is hashed and not sent is refused", async () => {
  expect(await lint(template, '"{hex(hmacSha256(secretKey, nonce, body))}"')).toEqual([
    expect.stringMatching(/^x-value: signature: nonce cannot be read back from what is sent: send \{nonce\} as it is/),
  ]);
});

test.each([
  ['"why"', "x-value-unknown must be a sentence that says why, with a period"],
  ["true", "x-value-unknown must be a sentence that says why, with a period"],
  ["The page names the header only.", "x-value-unknown must not stand beside an x-value"],
])("x-value-unknown: %s beside an x-value is refused", async (text, problem) => {
  const found = await lint(`      x-value: ${template}`, `      x-value-unknown: ${text}\n      x-value: ${template}`);
  expect(found).toContain(`x-value: ${problem}`);
});
