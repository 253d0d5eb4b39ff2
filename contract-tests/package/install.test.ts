import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openProject, strictOptions } from "../../src/codegen/fixtures/compile.ts";
import { optionalPackages } from "../../src/core/optional-package.ts";
import {
  type Consumer,
  entryPoints,
  installConsumer,
  installDeveloper,
  manifest,
  manifestOf,
  root,
} from "./consumer.ts";

const apis = readdirSync(join(root, "generated"));
const [api] = apis as [string];

describe("in an empty project that has what services install", () => {
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
    expect(manifestOf("countersign")).toMatchObject({ dependencies: { "openapi-fetch": "0.17.0" } });
    for (const name of ["countersign", "countersign-dev"] as const)
      expect(Object.keys(manifestOf(name))).not.toEqual(
        expect.arrayContaining([expect.stringMatching(/^(scripts|peerDependencies|devDependencies|private)$/)]),
      );
  });

  test("every entry point can be imported", () => {
    consumer.write(
      "import.mjs",
      `${entryPoints("countersign")
        .map((name, i) => `import * as module${i} from ${JSON.stringify(name)};`)
        .join("\n")}\nconsole.log(${entryPoints("countersign").map((_, i) => `Object.keys(module${i}).length > 0`)});`,
    );
    expect(node("import.mjs")).toEqual({
      status: 0,
      stderr: "",
      stdout: `${entryPoints("countersign")
        .map(() => "true")
        .join(" ")}\n`,
    });
  });

  test("every entry point can be required", () => {
    consumer.write(
      "require.cjs",
      `for (const name of ${JSON.stringify(entryPoints("countersign"))}) console.log(Object.keys(require(name)).length > 0);`,
    );
    expect(node("--no-warnings", "require.cjs")).toEqual({
      status: 0,
      stderr: "",
      stdout: "true\n".repeat(entryPoints("countersign").length),
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

  // Each other way to resolve them: publish.test.ts. Each compiler: `make test-installs`.
  test("types resolve, imported and required, and are sound in themselves", () => {
    const uses = entryPoints("countersign").map(
      (name, i) => `import * as module${i} from ${JSON.stringify(name)};\nexport const use${i}: object = module${i};`,
    );
    const call = `import { createClient, type Credentials } from "countersign/${api}";\nexport const make = (credentials: Credentials) => createClient({ server: "https://a.example", credentials });\n// @ts-expect-error there is no such operation\nmake({} as Credentials).noSuchOperation();`;
    const texts = Object.fromEntries(
      ["use.mts", "use.cts"].map((file) => [join(consumer.folder, file), [...uses, call].join("\n")]),
    );
    const options = { ...strictOptions, types: undefined, skipLibCheck: false, allowImportingTsExtensions: false };
    const { program, errorsIn } = openProject(consumer.folder, texts, options);
    const files = program.getSourceFiles().map(({ fileName }) => fileName);
    const ours = files.filter((file) => file.startsWith(join(consumer.folder, "node_modules/countersign/")));
    expect(ours.length).toBeGreaterThan(20);
    expect(errorsIn([...Object.keys(texts), ...ours])).toEqual([]);
  }, 60_000);
});

describe("in a project that has what developers install", () => {
  let consumer: Consumer;
  beforeAll(() => {
    consumer = installDeveloper();
  }, 60_000);
  afterAll(() => consumer.remove());

  test("the command line says what there is", () => {
    expect(consumer.run("countersign", "--help").stdout).toMatch(/^countersign: contracts/);
    expect(consumer.run("countersign", "--version").stdout).toBe(`${manifest.version}\n`);
  });

  test("the command of the other package leads to the same one", () => {
    const launch = join("node_modules/countersign", manifestOf("countersign").bin.countersign);
    expect(consumer.run(process.execPath, launch, "sign", "nothing").stderr).toBe(
      consumer.run("countersign", "sign", "nothing").stderr,
    );
  });

  test("every entry point can be imported, and only what is large or native is asked for by name", () => {
    consumer.write(
      "import.mjs",
      entryPoints("countersign-dev")
        .map((name) => `console.log(Object.keys(await import(${JSON.stringify(name)})).length > 0);`)
        .join("\n"),
    );
    const { stdout, stderr } = consumer.run(process.execPath, "import.mjs");
    expect([stdout, stderr]).toEqual(["true\n".repeat(entryPoints("countersign-dev").length), ""]);
    expect(optionalPackages).toEqual(
      Object.fromEntries(Object.keys(optionalPackages).map((name) => [name, manifest.devDependencies[name]])),
    );
    expect(consumer.run("countersign", "mock", api, "--engine", "prism").stderr).toMatch(
      `this needs a package that is not installed yet: npm install --save-dev @stoplight/prism-http@${manifest.devDependencies["@stoplight/prism-http"]}\n`,
    );
  });

  test("`new` begins a contract that is held to the house rules", () => {
    expect(consumer.run("countersign", "new", "acme")).toMatchObject({ status: 0, stderr: "" });
    const path = readFileSync(join(consumer.folder, "specs/acme/paths/thing.yaml"), "utf8");
    consumer.write("specs/acme/paths/thing.yaml", path.replace("https://vendor.example/TODO", "http://vendor.example"));
    expect(consumer.run("countersign", "lint", "acme")).toMatchObject({
      status: 1,
      stderr: "",
      stdout: expect.stringMatching(
        / error fill-in: [\s\S]* error source: externalDocs\.url must be the https address /,
      ),
    });
  });

  test("the APIs of countersign are mocked by name, in the process and as a command", async () => {
    consumer.write(
      "mock.mjs",
      `import { createMockFetch } from "countersign-dev/mock";
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

const main = `import { createMockFetch } from "countersign-dev/mock";
import { createClient } from "./generated/shop/index.js";
const shop = createClient({ server: "production", credentials: { apiKey: "test-api-key" }, fetch: createMockFetch({ api: "shop" }) });
const orders = await shop.listOrders();
if (orders.status === 200) console.log(orders.data.map((order: string) => order.toUpperCase()).join());
`;

describe("in a project with contracts of its own", () => {
  let consumer: Consumer;
  beforeAll(() => {
    consumer = installDeveloper();
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

  test("`countersign generate` writes a client that compiles and runs", () => {
    const lib = ["es2023", "dom", "dom.iterable"];
    const compilerOptions = {
      module: "nodenext",
      outDir: "out",
      rootDir: ".",
      strict: true,
      skipLibCheck: true,
      target: "es2022",
      lib,
    };
    consumer.write("tsconfig.json", JSON.stringify({ compilerOptions, files: ["use.ts"] }));
    consumer.write("use.ts", main);
    expect(consumer.run("countersign", "generate")).toMatchObject({
      status: 0,
      stdout: "generated/: 4 of 4 files changed\n",
    });
    expect(consumer.run("countersign", "generate", "--check").status).toBe(0);
    const compiled = consumer.run(process.execPath, join(root, "node_modules/typescript/bin/tsc"), "-p", ".");
    expect(compiled.stdout).toBe("");
    expect(consumer.run(process.execPath, "out/use.js")).toMatchObject({ stderr: "", stdout: "A\n" });
  }, 120_000);

  test("its own contracts are checked, and those of countersign go by their names", () => {
    expect(consumer.run("countersign", "check", "shop")).toMatchObject({ status: 0 });
    const { status, stderr } = consumer.run("countersign", "sign", "nothing", "GET", "https://a.example");
    expect(status).toBe(2);
    expect(stderr).toBe(
      `countersign: "nothing" is not an API of redocly.yaml; there are shop. With countersign come ${apis.join(", ")}. A path to an OpenAPI file works too.\n`,
    );
  }, 60_000);
});
