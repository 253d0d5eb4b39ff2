import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Contract, loadContract } from "../contract/index.ts";
import { misfits } from "../core/compiled-validator.ts";
import { replaceFolder } from "../core/replace-folder.ts";
import { openProject } from "./fixtures/compile.ts";
import { checkFresh, printCompiled, printGenerated } from "./index.ts";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const clientModule = here("../client/index.ts");
const load = () => loadContract(here("fixtures/acme.yaml"));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "countersign-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What the compiler says of a file that uses generated code, and of that code. */
function compile(file: string): string[] {
  const generated = ["index.ts", "schema.ts"].map((name) => join(folder, "generated/acme", name));
  return openProject(folder, { [file]: readFileSync(file, "utf8") }).errorsIn([...new Set([file, ...generated])]);
}

async function generateInto(contract: Contract): Promise<void> {
  const { files } = await printCompiled([contract]);
  replaceFolder(
    join(folder, "generated"),
    new Map([...(await printGenerated([contract], { clientModule })), ...files]),
  );
  writeFileSync(join(folder, "package.json"), '{"type":"module"}');
}

describe("generated code", () => {
  test("is the same every time", async () => {
    expect(await printGenerated([await load()], { clientModule })).toEqual(
      await printGenerated([await load()], { clientModule }),
    );
  });

  test("is the same wherever it is made", async () => {
    const contract = await load();
    const before = await printGenerated([contract], { clientModule });
    const here = process.cwd();
    try {
      process.chdir(tmpdir());
      expect(await printGenerated([contract], { clientModule })).toEqual(before);
    } finally {
      process.chdir(here);
    }
  });

  test("is refused with the place where the contract is not of the kind that it should be", async () => {
    const file = join(folder, "openapi.yaml");
    const operation = '{ get: { operationId: a, responses: { "200": null } } }';
    writeFileSync(file, `openapi: 3.1.0\ninfo: { title: x, version: "1" }\npaths: { /a: ${operation} }\n`);
    await expect(printGenerated([await loadContract(file)], { clientModule })).rejects.toThrow(
      /openapi\.yaml:3:\d+: Expected type `Response` \(object\) but got `null`\./,
    );
  });

  test("names no path of this machine", async () => {
    for (const [file, text] of await printGenerated([await load()], { clientModule: "countersign/client" }))
      expect(text, file).not.toContain(here("../.."));
  });

  test("a consumer that uses a property stops compiling when the contract drops it", async () => {
    const consumer = join(folder, "consumer.ts");
    writeFileSync(
      consumer,
      `import { createClient } from "./generated/acme/index.ts";
      const acme = createClient({ server: "test", credentials: { secretKey: "s" } });
      const thing = await acme.getThing({ params: { path: { id: "1" } } });
      if (thing.status === 200) thing.data.size?.toFixed();
      if (thing.status === 404) thing.error.why.trim();
      const replaced = await acme["things/replace-thing"]({ params: { path: { id: "1" } }, body: { id: "1" } });
      if (replaced.status === 204) replaced.data satisfies undefined;
      export {};`,
    );
    const contract = await load();
    await generateInto(contract);
    expect(compile(consumer)).toEqual([]);

    const { properties } = contract.document.components.schemas.Thing;
    properties.extent = properties.size;
    delete properties.size;
    await generateInto(contract);
    expect(compile(consumer)).toEqual([expect.stringContaining("Property 'size' does not exist on type")]);
  }, 60_000);

  test("schemas whose names are none in TypeScript, or are taken, leave the types sound", async () => {
    const contract = await load();
    contract.document.components.schemas["thing-2"] = { type: "object", additionalProperties: { type: "string" } };
    for (const name of ["Record", "import", "package", "string"])
      contract.document.components.schemas[name] = { type: "string" };
    await generateInto(contract);
    expect(compile(join(folder, "generated/acme/index.ts"))).toEqual([]);
  }, 60_000);

  test("names that every object of JavaScript has are names like any other", async () => {
    const contract = await load();
    const { schemas } = contract.document.components;
    const names = ["__proto__", "constructor", "hasOwnProperty", "toString", "valueOf"];
    schemas.Thing.properties = Object.fromEntries(names.map((name) => [name, { type: "integer" }]));
    schemas.Thing.required = names;
    delete schemas.Thing.example;
    contract.operations[0] = { ...(contract.operations[0] as Contract["operations"][0]), id: "hasOwnProperty" };
    contract.document.paths["/things/{id}"].get.operationId = "hasOwnProperty";
    const files = await printGenerated([contract], { clientModule });
    for (const name of names) expect(files.get("acme/schema.ts")).toContain(`${JSON.stringify(name)}: number;`);
    expect(files.get("acme/schema.ts")).toContain('get: operations["hasOwnProperty"];');
    expect(files.get("acme/index.ts")).toMatch(/^ {2}hasOwnProperty\W/m);
  });

  test("a percent sign in a name is one, wherever it stands", async () => {
    const contract = await load();
    contract.document.components.schemas.Thing.properties["50%"] = { type: "integer" };
    const { get, put } = contract.document.paths["/things/{id}"];
    get.parameters.push({ name: "off%", in: "query", schema: { type: "string" } });
    get.responses["200"].headers = { "x-%zz": { schema: { type: "string" } } };
    contract.document.paths["/100%/{id}"] = { put: { ...put, operationId: "another" } };
    const schema = (await printGenerated([contract], { clientModule })).get("acme/schema.ts");
    for (const name of ["50%", "off%", "x-%zz"]) expect(schema).toContain(`${JSON.stringify(name)}?:`);
    expect(schema).toContain('"/100%/{id}": {');
  });

  test("descriptions cannot end the comment that they stand in, and servers have their defaults", async () => {
    const text = (await printGenerated([await load()], { clientModule })).get("acme/index.ts") ?? "";
    expect(text).toContain("*\\/ process.exit(1)");
    expect(text).toContain('test: "https://eu.acme.example/v1"');
  });

  test("credentials are required where every operation needs them, and schemes that nothing uses are left out", async () => {
    const text = (await printGenerated([await load()], { clientModule })).get("acme/index.ts") ?? "";
    expect(text).toMatch(/secretKey: string;[\s\S]*token\?: string;[\s\S]*secretKey\?: string;[\s\S]*token: string;/);
    expect(text).toContain("`ACME_SECRET_KEY`");
    expect(text).not.toContain("x-unused");
  });

  test("validators stand alone and name the place that does not fit", async () => {
    await generateInto(await load());
    const source = readFileSync(join(folder, "generated/acme/validators.ts"), "utf8");
    expect(source.match(/\bimport\b.*|\brequire\(["'].*/g)).toBeNull();
    const { validators } = await import(join(folder, "generated/acme/validators.ts"));
    const id = "4b281da4-d145-4233-b957-2018cf9aa0fb";
    const found = (key: string, body: unknown) => misfits(validators[key], body);
    expect(found("getThing 200", { id, size: null, parts: [{ id }] })).toEqual([]);
    expect(found("getThing 200", { id, parts: [{ id: "x", size: 0 }] })).toEqual([
      { pointer: "/parts/0/id", message: 'must match format "uuid"' },
      { pointer: "/parts/0/size", message: "must be >= 1" },
    ]);
    expect(validators["getThing 503"]).toBeUndefined();
    expect(found("things/replace-thing 204", undefined)).toEqual([]);
  });

  test("what a contract notes of a schema is not said again of its validator", async () => {
    const file = join(folder, "shop.json");
    const schema = { type: "integer", maximum: "ten" };
    const responses = { 200: { description: "A number", content: { "application/json": { schema } } } };
    const document = {
      openapi: "3.1.0",
      info: { title: "Shop", version: "1" },
      paths: { "/a": { get: { responses } } },
    };
    writeFileSync(file, JSON.stringify(document));
    const contract = await loadContract(file);
    expect(contract.notes).toHaveLength(1);
    expect((await printCompiled([contract])).unchecked).toEqual([]);
  });

  test("an operation that is called like a method of every client is refused", async () => {
    const contract = await load();
    for (const id of ["use", "__proto__"]) {
      contract.operations[0] = { ...(contract.operations[0] as Contract["operations"][0]), id };
      await expect(printGenerated([contract], { clientModule })).rejects.toThrow(
        `acme: operationId ${id} is taken by the client itself`,
      );
    }
  });
});

test("a folder that is stale is said to be, with the names of the files", () => {
  const generated = join(folder, "generated");
  const files = new Map([["acme/b.ts", "b\n"]]);
  replaceFolder(generated, files);
  checkFresh(generated, files);
  writeFileSync(join(generated, "acme/b.ts"), "edited");
  expect(() => checkFresh(generated, files)).toThrow(/stale: \S*generated\/acme\/b\.ts\. Run `countersign generate`/);
});
