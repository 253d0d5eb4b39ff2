import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { toolsOf } from "../../src/core/tools.ts";
import { type Consumer, entryPoints, installConsumer, manifest, root } from "./consumer.ts";

const apis = readdirSync(join(root, "generated"));
const [api] = apis as [string];

describe("in an empty project, without the tools", () => {
  let consumer: Consumer;
  beforeAll(() => {
    consumer = installConsumer(["@types/node", "undici-types"]);
  }, 60_000);
  afterAll(() => consumer.remove());

  const node = (...args: string[]) => {
    const { status, stdout, stderr } = consumer.run(process.execPath, ...args);
    return { status, stdout, stderr };
  };

  test("one dependency comes along, with what it brings, and nothing runs at the install", () => {
    const installed = readdirSync(join(consumer.folder, "node_modules")).filter((name) => !name.startsWith("."));
    expect(installed.filter((name) => !/types$/.test(name))).toEqual([
      "countersign",
      "openapi-fetch",
      "openapi-typescript-helpers",
    ]);
    expect(Object.keys(manifest.dependencies)).toEqual(["openapi-fetch"]);
    expect(Object.keys(manifest.scripts).filter((name) => /install/.test(name))).toEqual([]);
  });

  test("every entry point can be imported", () => {
    consumer.write(
      "import.mjs",
      `${entryPoints()
        .map((name, i) => `import * as module${i} from ${JSON.stringify(name)};`)
        .join("\n")}\nconsole.log(${entryPoints().map((_, i) => `Object.keys(module${i}).length > 0`)});`,
    );
    expect(node("import.mjs")).toEqual({
      status: 0,
      stderr: "",
      stdout: `${entryPoints()
        .map(() => "true")
        .join(" ")}\n`,
    });
  });

  test("every entry point can be required", () => {
    consumer.write(
      "require.cjs",
      `for (const name of ${JSON.stringify(entryPoints())}) console.log(Object.keys(require(name)).length > 0);`,
    );
    expect(node("--no-warnings", "require.cjs")).toEqual({
      status: 0,
      stderr: "",
      stdout: "true\n".repeat(entryPoints().length),
    });
  });

  test("a client works, and a contract can be had as JSON", () => {
    consumer.write(
      "call.mjs",
      `import contract from "countersign/${api}/contract.json" with { type: "json" };
import { createClient, descriptor } from "countersign/${api}";
const credentials = () => { throw new Error("none"); };
const client = createClient({ server: "http://127.0.0.1:1", credentials });
const [operation] = Object.keys(descriptor.operations);
const error = await client[operation]({ params: {} }).catch((error) => error);
console.log(contract.openapi, error.code);`,
    );
    expect(node("--no-warnings", "call.mjs")).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/^3\.1\.\d (credentials|not-sent)\n$/),
    });
  });

  test("the command line says what there is", () => {
    expect(consumer.run("countersign", "--help").stdout).toMatch(/^countersign: contracts/);
    expect(consumer.run("countersign", "--version").stdout).toBe(`${manifest.version}\n`);
    expect(consumer.run("countersign", "mock", "--help").status).toBe(0);
  });

  test.each([
    ["nodenext", "nodenext", ["use.mts", "use.cts"]],
    ["node16", "node16", ["use.mts"]],
    ["esnext", "bundler", ["use.mts"]],
  ])(
    "types resolve: module %s, resolution %s",
    (module, moduleResolution, files) => {
      const uses = entryPoints().map(
        (name, i) => `import * as module${i} from ${JSON.stringify(name)};\nexport const use${i}: object = module${i};`,
      );
      const call = `import { createClient, type Credentials } from "countersign/${api}";\nexport const make = (credentials: Credentials) => createClient({ server: "http://a.example", credentials });\n// @ts-expect-error there is no such operation\nmake({} as Credentials).noSuchOperation();`;
      for (const file of files) consumer.write(file, [...uses, call].join("\n"));
      consumer.write(
        "tsconfig.json",
        JSON.stringify({
          compilerOptions: {
            module,
            moduleResolution,
            strict: true,
            noEmit: true,
            target: "es2022",
            lib: ["es2023", "dom", "dom.iterable"],
            skipLibCheck: false,
          },
          files,
        }),
      );
      expect(consumer.run(process.execPath, join(root, "node_modules/typescript/bin/tsc"), "-p", ".").stdout).toBe("");
    },
    60_000,
  );

  const version = (name: string) => `${name}@${manifest.devDependencies[name]}`;
  test.each([
    [["mock", api], toolsOf.serve],
    [["check", api], toolsOf.checks],
    [["generate"], toolsOf.generate],
    [["lint"], toolsOf.lint],
    [["diff", "HEAD"], toolsOf.diff],
    [["docs"], toolsOf.docs],
    [["sign", api, "GET", "https://a.example"], toolsOf.contract],
  ])("without its tools `countersign %j` is one sentence that installs them all", (args, tools) => {
    const { status, stderr } = consumer.run("countersign", ...args);
    expect(stderr).toBe(
      `countersign: this needs packages that are not installed yet: npm install --save-dev ${tools.map(version).join(" ")}\n`,
    );
    expect(status).toBe(2);
  });

  test("a tool in another major version than the tested one is named, and the line replaces it", () => {
    const installed = { yaml: "1.10.3", "@redocly/openapi-core": manifest.devDependencies["@redocly/openapi-core"] };
    for (const [name, version] of Object.entries(installed))
      consumer.write(`node_modules/${name}/package.json`, JSON.stringify({ name, version }));
    const { status, stderr } = consumer.run("countersign", "sign", api, "GET", "https://a.example");
    for (const name of Object.keys(installed)) rmSync(join(consumer.folder, "node_modules", name), { recursive: true });
    expect(stderr).toBe(
      `countersign: this does not work with the installed yaml 1.10.3: npm install --save-dev ${version("yaml")}\n`,
    );
    expect(status).toBe(2);
  });

  test("without its tools the mock's fetch is not made, with that sentence", () => {
    consumer.write(
      "mock.mjs",
      `import { createMockFetch } from "countersign/mock";
try { createMockFetch({ api: "${api}" }); } catch (error) { console.log(error.name, error.message); }`,
    );
    expect(node("mock.mjs").stdout).toMatch(
      /^UsageError this needs packages that are not installed yet: npm install .*ajv@/,
    );
  });
});

describe("in a project that has the tools", () => {
  let consumer: Consumer;
  beforeAll(() => {
    consumer = installConsumer([...new Set(Object.values(toolsOf).flat()), "@types/node"]);
  }, 60_000);
  afterAll(() => consumer.remove());

  test("the APIs of this package are mocked by name, in the process and as a command", async () => {
    consumer.write(
      "mock.mjs",
      `import { createMockFetch } from "countersign/mock";
for (const api of ${JSON.stringify(apis)}) {
  const response = await createMockFetch({ api })("http://a.example/nowhere");
  console.log(response.status);
}`,
    );
    expect(consumer.run(process.execPath, "mock.mjs")).toMatchObject({
      stderr: "",
      stdout: "404\n".repeat(apis.length),
    });
    consumer.write(
      "serve.mjs",
      `import { spawn } from "node:child_process";
const child = spawn("node_modules/.bin/countersign", ["mock", "${api}", "--port", "0", "--json"]);
child.stderr.pipe(process.stderr);
child.stdout.once("data", async (line) => {
  const { url, apis } = JSON.parse(line);
  console.log(apis[0].api, (await fetch(url + "/${api}/nowhere")).status);
  child.kill();
});`,
    );
    expect(consumer.run(process.execPath, "serve.mjs")).toMatchObject({ stderr: "", stdout: `${api} 404\n` });
  }, 60_000);
});

const main = (extension: string): string => `import { createMockFetch } from "countersign/mock";
import { createClient } from "./generated/shop/index.${extension}";
const shop = createClient({ server: "production", credentials: { apiKey: "test-api-key" }, fetch: createMockFetch({ api: "shop" }) });
const orders = await shop.listOrders();
if (orders.status === 200) console.log(orders.data.map((order: string) => order.toUpperCase()).join());
`;

describe("in a project with contracts of its own", () => {
  let consumer: Consumer;
  beforeAll(() => {
    consumer = installConsumer([...new Set(Object.values(toolsOf).flat()), "@types/node"]);
    consumer.write("redocly.yaml", "apis:\n  shop:\n    root: shop.yaml\n");
    consumer.write(
      "shop.yaml",
      `openapi: 3.1.0
info: { title: Shop, version: 1.0.0 }
servers: [{ url: https://shop.example, x-name: production }]
security: [{ key: [] }]
paths:
  /orders:
    get:
      operationId: listOrders
      responses:
        "200": { description: Orders., content: { application/json: { schema: { type: array, items: { type: string } }, example: [a] } } }
        "401": { description: Refused. }
components: { securitySchemes: { key: { type: apiKey, in: header, name: X-Key, x-value: "{apiKey}" } } }
`,
    );
  }, 60_000);
  afterAll(() => consumer.remove());

  test.each([
    ["js", { module: "nodenext", outDir: "out", rootDir: "." }],
    ["ts", { module: "nodenext", outDir: "out", rootDir: ".", rewriteRelativeImportExtensions: true }],
  ])(
    "`countersign generate` writes a client that compiles and runs, importing as the compiler takes it: .%s",
    (extension, options) => {
      consumer.write(
        "tsconfig.json",
        JSON.stringify({
          compilerOptions: { ...options, strict: true, target: "es2022", lib: ["es2023", "dom", "dom.iterable"] },
          files: ["use.ts"],
        }),
      );
      consumer.write("use.ts", main(extension));
      expect(consumer.run("countersign", "generate")).toMatchObject({
        status: 0,
        stdout: expect.stringMatching(/^generated\/: \d of 4 files changed\n$/),
      });
      expect(consumer.run("countersign", "generate", "--check").status).toBe(0);
      const compiled = consumer.run(process.execPath, join(root, "node_modules/typescript/bin/tsc"), "-p", ".");
      expect(compiled.stdout).toBe("");
      expect(consumer.run(process.execPath, "out/use.js")).toMatchObject({ stderr: "", stdout: "A\n" });
    },
    60_000,
  );

  test("its own contracts are checked, and those of this package go by their names", () => {
    expect(consumer.run("countersign", "check", "shop")).toMatchObject({ status: 0 });
    const { status, stderr } = consumer.run("countersign", "sign", "nothing", "GET", "https://a.example");
    expect(status).toBe(2);
    expect(stderr).toBe(
      `countersign: "nothing" is not an API of redocly.yaml; there are shop. With countersign come ${apis.join(", ")}. A path to an OpenAPI file works too.\n`,
    );
  }, 60_000);
});
