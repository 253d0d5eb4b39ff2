import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadContract } from "../contract/index.ts";
import { largeDescription } from "./fixtures/large-description.ts";
import { printClient } from "./print-client.ts";
import { printSchema } from "./print-schema.ts";

const operations = 1200;
const clientModule = fileURLToPath(new URL("../client/index.ts", import.meta.url));

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "countersign-"));
  writeFileSync(join(folder, "openapi.json"), JSON.stringify(largeDescription(operations)));
  const contract = await loadContract(join(folder, "openapi.json"));
  expect(contract.operations).toHaveLength(operations);
  mkdirSync(join(folder, "large"));
  writeFileSync(join(folder, "large/index.ts"), printClient(contract, clientModule));
  writeFileSync(join(folder, "large/schema.ts"), await printSchema(contract));
  writeFileSync(join(folder, "large/validators.ts"), "export const check = () => {};\n");
  writeFileSync(join(folder, "package.json"), '{"type":"module"}');
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const parsed = new Map<string, ts.SourceFile | undefined>();

/** What checking one file costs and finds; the types that it imports are checked as far as it uses them. */
function check(code: string) {
  const file = join(folder, "consumer.ts");
  const source = `import { createClient } from "./large/index.ts";
const api = createClient({ server: "production", credentials: { token: "t" } });
${code}`;
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    allowImportingTsExtensions: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    types: [],
    lib: ["lib.es2023.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile } = host;
  host.getSourceFile = (name, ...rest) => {
    if (name === file) return ts.createSourceFile(name, source, options.target as ts.ScriptTarget, true);
    if (!parsed.has(name)) parsed.set(name, getSourceFile(name, ...rest));
    return parsed.get(name);
  };
  const program = ts.createProgram([file], options, host);
  const started = process.cpuUsage();
  const found = program.getSemanticDiagnostics(program.getSourceFile(file));
  return {
    errors: found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n")),
    // Of this process: others may be at work.
    milliseconds: process.cpuUsage(started).user / 1000,
    // Not in the declarations of TypeScript, but what `tsc --extendedDiagnostics` prints.
    instantiations: (program as unknown as { getInstantiationCount(): number }).getInstantiationCount(),
  };
}

const calls = `
const params = { path: { org: "o" } };
const listed = await api.listThing0({ params: { ...params, query: { page: 2 } } });
if (listed.status === 200) listed.data.map(({ id }) => id.toFixed());
const created = await api.createThing7({ params, body: { id: 1, member0: null, member1: null } as never });
if (created.status === 201) created.data.id.toFixed();
const got = await api.getThing100({ params: { path: { org: "o", thing_id: "1" } } });
if (got.status === 404) got.error.id.toFixed();
const updated = await api.updateThing250({ params: { path: { org: "o", thing_id: "1" } }, body: {} as never });
if (updated.ok) updated.headers.get("x");
const last = await api.getThing299({ params: { path: { org: "o", thing_id: "1" } }, timeout: 5 });
if (last.status === 200) last.data.id.toFixed();
export {};`;

const byPath = `
const params = { path: { org: "o" } };
(await api.GET("/orgs/{org}/area0/things0", { params: { ...params, query: { page: 2 } } })).data?.map(({ id }) => id);
(await api.POST("/orgs/{org}/area0/things7", { params, body: {} as never })).data?.id.toFixed();
const path = { org: "o", thing_id: "1" };
(await api.GET("/orgs/{org}/area10/things100/{thing_id}", { params: { path } })).error?.id.toFixed();
(await api.PATCH("/orgs/{org}/area25/things250/{thing_id}", { params: { path }, body: {} as never })).response.ok;
(await api.GET("/orgs/{org}/area29/things299/{thing_id}", { params: { path }, timeout: 5 })).data?.id.toFixed();
export {};`;

describe(`types of ${operations} operations`, () => {
  test.each([
    ["operationId", 20_000, calls],
    // Each method's paths are gone through once.
    ["path", 120_000, byPath],
  ])("five calls by %s cost at most %i instantiations", (_, most, code) => {
    const before = check("api satisfies object;\nexport {};");
    const after = check(code);
    expect([...before.errors, ...after.errors]).toEqual([]);
    const cost = after.instantiations - before.instantiations;
    expect(cost).toBeGreaterThan(100);
    expect(cost).toBeLessThan(most);
  });

  test.each([
    [
      "operation",
      'await api.getThing300({ params: { path: { org: "o", thing_id: "1" } } });',
      /^Property 'getThing300' does not exist on type 'Client'/,
    ],
    [
      "parameter",
      'await api.getThing1({ params: { path: { org: "o", thing: "1" } } });',
      /'thing' does not exist in type '\{ org: string; thing_id: string; \}'/,
    ],
    [
      "path",
      'await api.GET("/orgs/{org}/area0/thingz1", { params: { path: { org: "o" } } });',
      /^Argument of type '"\/orgs\/\{org\}\/area0\/thingz1"' is not assignable to parameter of type '(keyof|"\/orgs)/,
    ],
  ])("a misspelt %s is one clear error, within a second", (_, code, message) => {
    check("api satisfies object;\nexport {};");
    const { errors, milliseconds } = check(`${code}\nexport {};`);
    expect(errors).toEqual([expect.stringMatching(message)]);
    expect(milliseconds).toBeLessThan(1000);
  });
});
