import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadContract } from "../contract/index.ts";
import { openProject } from "./fixtures/compile.ts";
import { printClient } from "./print-client.ts";
import { printSchema } from "./print-schema.ts";

const clientModule = fileURLToPath(new URL("../client/index.ts", import.meta.url));
const parameter = (place: string, name: string, required: boolean) => ({
  in: place,
  name,
  required,
  description: `The ${name}.`,
  schema: { type: "string" },
});
const json = { "application/json": { schema: { type: "object", properties: { a: { type: "string" } } } } };
const several = { ...json, 'application/vnd.acme+json; v="1"': { schema: { type: "number" } }, "text/plain": {} };
const done = { 200: { description: "Done.", content: json } };
const list = { "application/json": { schema: { type: "array", items: { type: "number" } } } };
const lists = { 200: { description: "Some.", content: list } };
const deep = { "application/json": { schema: { properties: { "a/b": list["application/json"].schema } } } };

const named = { "application/json": { schema: { $ref: "#/components/schemas/Thing" } } };
const thing = {
  type: "object",
  description: "A thing.",
  properties: { parts: { type: "array", items: { $ref: "#/components/schemas/Thing" } } },
};

/** Operations that differ in what they take and in their responses. */
const operations = {
  nothing: { responses: done },
  optionalQuery: { parameters: [parameter("query", "q", false)], responses: done },
  requiredQuery: { parameters: [parameter("query", "q", true), parameter("query", "r", false)], responses: done },
  requiredHeader: { parameters: [parameter("header", "x-h", true)], responses: { default: done[200] } },
  optionalCookie: { parameters: [parameter("cookie", "c", false)], responses: { "2XX": done[200], 404: done[200] } },
  requiredBody: { requestBody: { required: true, content: json }, responses: { 204: { description: "Done." } } },
  optionalBody: { requestBody: { content: json }, responses: { ...done, "4XX": done[200] } },
  severalBodies: { requestBody: { required: true, content: several }, responses: { 200: { content: several } } },
  anyOfSeveral: { requestBody: { content: several }, responses: done },
  sharedBody: { requestBody: { $ref: "#/components/requestBodies/Shared" }, responses: done },
  "odd/name": { parameters: [parameter("query", "q", true)], requestBody: { content: json }, responses: done },
  styled: {
    parameters: [
      { in: "query", name: "filter", required: true, content: json },
      { in: "query", name: "tags", explode: false, schema: { type: "array", items: { type: "string" } } },
      { in: "header", name: "x-range", schema: { type: "object", properties: { from: { type: "number" } } } },
      parameter("cookie", "c", false),
    ],
    responses: done,
  },
  list: { parameters: [parameter("query", "page", false)], responses: lists },
  listOf: { parameters: [parameter("query", "page", false), parameter("query", "of", true)], responses: lists },
  named: { responses: { 200: { description: "Done.", content: named }, 404: { description: "No.", content: named } } },
  listWithin: {
    parameters: [parameter("query", "page", false)],
    responses: { 200: { description: "Some.", content: deep } },
  },
};
const description = {
  openapi: "3.1.0",
  info: { title: "Acme", version: "1" },
  servers: [{ url: "https://acme.example" }],
  paths: Object.fromEntries(
    Object.entries(operations).map(([operationId, operation]) => [
      `/${operationId}`,
      {
        [operationId.startsWith("list") ? "get" : "post"]: {
          operationId,
          summary: "Do it",
          description: "In a sentence.",
          externalDocs: { url: `https://acme.example/docs#${operationId}` },
          ...operation,
        },
      },
    ]),
  ),
  components: { requestBodies: { Shared: { required: true, content: json } }, schemas: { Thing: thing } },
};

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "countersign-"));
  writeFileSync(join(folder, "openapi.json"), JSON.stringify(description));
  const contract = await loadContract(join(folder, "openapi.json"));
  mkdirSync(join(folder, "acme"));
  writeFileSync(join(folder, "acme/index.ts"), printClient(contract, clientModule));
  writeFileSync(join(folder, "acme/schema.ts"), await printSchema(contract));
  writeFileSync(join(folder, "acme/validators.ts"), "export const validators = {};\n");
  writeFileSync(join(folder, "package.json"), '{"type":"module"}');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function languageService(code: string) {
  const file = join(folder, "consumer.ts");
  return { file, ...openProject(folder, { [file]: code }) };
}

function errorsIn(code: string): string[] {
  const { file, errorsIn } = languageService(code);
  return errorsIn([file, join(folder, "acme/index.ts"), join(folder, "acme/schema.ts")]);
}

describe("the method of an operation", { timeout: 60_000 }, () => {
  test("takes and gives what the client's own types work out, whatever its parameters, bodies and responses", () => {
    expect(
      errorsIn(`
import type { As, AskedForm, Call, CallOptions, Result } from ${JSON.stringify(clientModule)};
import type { Operations, operations } from "./acme/index.ts";
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
type Flat<T> = { [Key in keyof T]: T[Key] };
type Optional<Empty, T> = Empty extends T ? true : false;
type Taken<Id extends keyof Operations> = Parameters<Operations[Id]>;
type Differences = { [Id in keyof Operations]:
  | (Same<Flat<NonNullable<Taken<Id>[0]>>, Flat<Call<operations[Id], CallOptions & As<AskedForm>>>> extends true ? never : [Id, "takes"])
  | (Same<Optional<[], Taken<Id>>, Optional<object, Call<operations[Id], unknown>>> extends true ? never : [Id, "may be left out"])
  | (Same<Awaited<ReturnType<Operations[Id]>>, Result<operations[Id]>> extends true ? never : [Id, "gives"])
}[keyof Operations];
declare const differences: Differences;
differences satisfies never;`),
    ).toEqual([]);
  });

  test("may be called without what may be left out, and not without the rest", () => {
    const calls = `
const acme = createClient({ server: "http://127.0.0.1", credentials: {} });
await acme.nothing();
await acme.optionalQuery();
await acme.optionalQuery({ params: { query: {} }, timeout: 1 });
await acme.requiredQuery({ params: { query: { q: "" } } });
await acme.requiredBody({ body: { a: "" } });
await acme.styled({ params: { query: { filter: { a: "" }, tags: ["a"] }, header: { "x-range": { from: 1 } }, cookie: { c: "" } } });
await acme.optionalBody();
await acme.severalBodies({ body: 7 });
await acme.sharedBody({ body: {} });
for await (const item of paginate(acme.list)) item.toFixed();
for await (const item of paginate(acme.listOf, { params: { query: { of: "" } } })) item.toFixed();
for await (const item of paginate(acme.listWithin, { retries: 1 })) item.toFixed();
const both = await Promise.all([acme.requiredBody({ body: {} }), acme.nothing()]);
if (both[0].status === 204) both[0].data satisfies undefined;
if (both[1].status === 200) both[1].data.a?.trim();
if (both[1].status === 404) both[1].error satisfies unknown;
const passed: Promise<{ ok: boolean }> = acme.nothing();
passed.then(({ ok }) => ok);`;
    const wrong = `
// @ts-expect-error nothing is given
await acme.requiredQuery();
// @ts-expect-error what is sent as JSON is given as its schema says
await acme.styled({ params: { query: { filter: "{}" } } });
// @ts-expect-error no parameters
await acme.requiredHeader({});
// @ts-expect-error no body
await acme.requiredBody({});
// @ts-expect-error a body of none of the types
await acme.severalBodies({ body: true as boolean, params: 7 });
// @ts-expect-error a body where the operation takes none
await acme.nothing({ body: {} });
// @ts-expect-error a misspelt option
await acme.nothing({ tiemout: 1 });
// @ts-expect-error a list that takes a parameter
paginate(acme.listOf);
// @ts-expect-error a parameter that the list does not take
paginate(acme.list, { params: { query: { limit: 1 } } });
// @ts-expect-error no list
paginate(acme.nothing);
// @ts-expect-error nothing is claimed of an undocumented response
if (both[1].status === 404) both[1].error.a;`;
    expect(errorsIn(`import { createClient, paginate } from "./acme/index.ts";${calls}${wrong}\nexport {};`)).toEqual(
      [],
    );
  });

  test("gives types that an editor and an error show by their names", () => {
    const code = `import type { Client } from "./acme/index.ts";
export async function f(acme: Client) {
  const got = await acme.named();
  if (!got.ok) return got.error;
  const parts = got.data.parts;
  const wrong: number = got.data;
  return [parts, wrong];
}`;
    const { file, service } = languageService(code);
    const shown = service.getQuickInfoAtPosition(file, code.indexOf("parts"));
    expect(ts.displayPartsToString(shown?.displayParts)).toBe("const parts: Thing[] | undefined");
    expect(errorsIn(code)).toEqual(["Type 'Thing' is not assignable to type 'number'."]);
    expect(
      errorsIn(`import type { Thing, components } from "./acme/index.ts";
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
export const same: Same<Thing, components["schemas"]["Thing"]> = true;`),
    ).toEqual([]);
  });

  test.each(["requiredQuery", "listOf"])("shows its documentation when one points at %s", (id) => {
    const code = `import type { Client } from "./acme/index.ts";\nexport const f = (acme: Client) => acme.${id};`;
    const { file, service } = languageService(code);
    const shown = service.getQuickInfoAtPosition(file, code.lastIndexOf(id));
    const text = ts.displayPartsToString(shown?.documentation);
    expect(text).toMatch(new RegExp(`^Do it\\.\\n\\nIn a sentence\\.\\n\\n\`(GET|POST) /${id}\``));
    expect(text).toMatch(/- `params\.query\.\w+` The \w+\.$/);
    expect(shown?.tags?.map(({ name, text }) => [name, ts.displayPartsToString(text)])).toEqual([
      ["see", `https://acme.example/docs#${id}`],
    ]);
    expect(ts.displayPartsToString(shown?.displayParts)).toContain(`ResultPromise<operations["${id}"], Form>`);
  });
});
