import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadContract } from "../contract/index.ts";
import { openProject } from "./fixtures/compile.ts";
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
  writeFileSync(join(folder, "large/validators.ts"), "export const validators = {};\n");
  writeFileSync(join(folder, "package.json"), '{"type":"module"}');
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/**
 * What the compiler finds in a project that has one file beside the generated ones, and what it costs to check them all. Of the
 * client, as of any dependency, only what they use is checked.
 */
function check(code: string, edit = (text: string) => text) {
  const generated = join(folder, "large/index.ts");
  const source = `import { createClient } from "./large/index.ts";
const api = createClient({ server: "production", credentials: { token: "t" } });
${code}
export {};`;
  const texts = { [join(folder, "consumer.ts")]: source, [generated]: edit(readFileSync(generated, "utf8")) };
  const { program, errorsIn } = openProject(folder, texts);
  const files = program
    .getSourceFiles()
    .map(({ fileName }) => fileName)
    .filter((name) => name.startsWith(folder));
  const errors = errorsIn(files);
  return {
    files: files.map((name) => basename(name)).sort(),
    errors,
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
if (last.status === 200) last.data.id.toFixed();`;

const byPath = `
const params = { path: { org: "o" } };
(await api.GET("/orgs/{org}/area0/things0", { params: { ...params, query: { page: 2 } } })).data?.map(({ id }) => id);
(await api.POST("/orgs/{org}/area0/things7", { params, body: {} as never })).data?.id.toFixed();
const path = { org: "o", thing_id: "1" };
(await api.GET("/orgs/{org}/area10/things100/{thing_id}", { params: { path } })).error?.id.toFixed();
(await api.PATCH("/orgs/{org}/area25/things250/{thing_id}", { params: { path }, body: {} as never })).response.ok;
(await api.GET("/orgs/{org}/area29/things299/{thing_id}", { params: { path }, timeout: 5 })).data?.id.toFixed();`;

const most = 20_000;

describe(`the types of a project with ${operations} generated operations`, { timeout: 120_000 }, () => {
  test.each([
    ["operationId", calls],
    ["path", byPath],
  ])(`cost at most ${most} instantiations in all, five calls by %s included`, (_, code) => {
    const { files, errors, instantiations } = check(code);
    expect(files).toEqual(["consumer.ts", "index.ts", "schema.ts", "validators.ts"]);
    expect(errors).toEqual([]);
    expect(instantiations).toBeGreaterThan(1000);
    expect(instantiations).toBeLessThan(most);
  });

  test("are checked where they are generated too", () => {
    const { errors } = check("api satisfies object;", (text) =>
      text.replace('ResultPromise<operations["getThing9"], Form>', 'ResultPromise<operations["gone"], Form>'),
    );
    expect(errors).toEqual(["Property 'gone' does not exist on type 'operations'."]);
  });

  test("make each misspelt name one clear error, and cost no more for all of them", () => {
    const path =
      /^Argument of type '"\/orgs\/\{org\}\/area0\/thingz1"' is not assignable to parameter of type '(keyof|"\/orgs)/;
    const parameter = /'thing' does not exist in type '\{ org: string; thing_id: string; \}'/;
    const misspelt: [string, RegExp][] = [
      [
        `const got = await api.getThing300({ params: { path: { org: "o", thing_id: "1" } } });
        if (got.status === 200) got.data.id.toFixed();`,
        /^Property 'getThing300' does not exist on type 'Client'/,
      ],
      ['await api.getThing1({ params: { path: { org: "o", thing: "1" } } });', parameter],
      [
        `const { data } = await api.GET("/orgs/{org}/area0/thingz1", { params: { path: { org: "o" } } });
        data?.[0]?.id.toFixed();`,
        path,
      ],
      ['await api.request("GET", "/orgs/{org}/area0/thingz1", { params: { path: { org: "o" } } });', path],
      [
        'await api.GET("/orgs/{org}/area0/things1/{thing_id}", { params: { path: { org: "o", thing: "1" } } });',
        parameter,
      ],
    ];
    const { errors, instantiations } = check(misspelt.map(([code]) => `{ ${code} }`).join("\n"));
    expect(errors).toEqual(misspelt.map(([, message]) => expect.stringMatching(message)));
    expect(instantiations).toBeLessThan(most);
  });
});
