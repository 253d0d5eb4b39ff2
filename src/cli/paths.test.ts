import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { runHere, startCommand } from "./fixtures/run-command.ts";

const acme = fileURLToPath(new URL("fixtures/acme.yaml", import.meta.url));

/** A folder without redocly.yaml, and a description in another one. */
let folder: string;
let elsewhere: string;
beforeEach(() => {
  [folder, elsewhere] = ["here", "elsewhere"].map((name) => mkdtempSync(join(tmpdir(), `countersign-${name}-`))) as [
    string,
    string,
  ];
  cpSync(acme, join(elsewhere, "acme.yaml"));
});
afterEach(() => {
  for (const one of [folder, elsewhere]) rmSync(one, { recursive: true });
});

const run = (...args: string[]) => runHere(folder, args);
const description = (): string => join(elsewhere, "acme.yaml");
const written = (path = ""): string[] => readdirSync(join(folder, path)).sort();

describe("a path goes wherever a name goes, in any folder", () => {
  test.each([
    [["lint"], "acme: 0 errors, 0 warnings"],
    [["evidence"], "acme "],
    [["check"], "acme: "],
    [["coverage"], "acme: "],
  ])("%j", async ([command]) => {
    const { code, out } = await run(command as string, description());
    expect(out).toMatch(/^(acme|.*\nacme)[: ]/);
    expect(code).toBe(0);
    expect(written()).toEqual([]);
  });

  test("sign and verify", async () => {
    const given = ["GET", "https://api.acme.example/v1/things", "--at", "1700000000123"];
    const credentials = ["--credential", "apiKey=pk_1", "--credential", "secretKey=sk_1"];
    const signed = await run("sign", description(), ...given, ...credentials);
    expect(signed).toMatchObject({ code: 0, out: expect.stringContaining("X-Signature: ") });
    const headers = signed.out
      .trimEnd()
      .split("\n")
      .flatMap((line) => ["--header", line]);
    expect(await run("verify", description(), ...given, ...credentials, ...headers)).toMatchObject({
      code: 0,
      out: "accepted\n",
    });
  });

  test("mock", async () => {
    const child = startCommand(folder, ["mock", description(), "--port", "0", "--json"]);
    const [line] = await new Promise<[string]>((done) =>
      createInterface({ input: child.stdout }).once("line", (line) => done([line])),
    );
    expect(JSON.parse(line).apis).toMatchObject([{ api: "acme" }]);
    child.kill("SIGINT");
    await new Promise((done) => child.on("close", done));
  });

  test("docs", async () => {
    expect(await run("docs", description())).toMatchObject({ code: 0 });
    expect(written("dist/docs")).toContain("acme.html");
    expect(await run("docs", description(), "--out", "site")).toMatchObject({ code: 0 });
    expect(written("site")).toEqual(written("dist/docs"));
  }, 60_000);
});

describe("generate", () => {
  const files = ["contract.json", "index.ts", "schema.ts", "validators.ts"];

  test("of a file writes a folder with its name, below generated/ or the one that is asked for", async () => {
    expect(await run("generate", description())).toMatchObject({
      code: 0,
      out: "generated/acme/: 4 of 4 files changed\n",
    });
    expect(written("generated/acme")).toEqual(files);
    expect(readFileSync(join(folder, "generated/acme/index.ts"), "utf8")).toContain('from "countersign/client"');
    expect(await run("generate", description(), "--out", "src/apis")).toMatchObject({
      code: 0,
      out: "src/apis/acme/: 4 of 4 files changed\n",
    });
    expect(await run("generate", "--check", description(), "--out", "src/apis")).toMatchObject({
      code: 0,
      out: "src/apis/acme/ is fresh: 4 files\n",
    });
    expect(written()).toEqual(["generated", "src"]);
  }, 60_000);

  test("of one API of a project leaves the others as they are", async () => {
    writeFileSync(join(elsewhere, "redocly.yaml"), "apis: { acme: { root: acme.yaml }, other: { root: acme.yaml } }\n");
    const generate = (...args: string[]) => runHere(elsewhere, ["generate", ...args]);
    expect(await generate("--json")).toMatchObject({ code: 0 });
    const other = readFileSync(join(elsewhere, "generated/other/index.ts"), "utf8");
    const changed = readFileSync(acme, "utf8").replaceAll("operationId: ping", "operationId: pong");
    writeFileSync(join(elsewhere, "acme.yaml"), changed);
    const { code, out } = await generate("acme", "--json");
    expect([code, JSON.parse(out).apis]).toEqual([0, ["acme"]]);
    expect(JSON.parse(out).changed).toEqual(expect.arrayContaining(["acme/contract.json", "acme/index.ts"]));
    expect(readFileSync(join(elsewhere, "generated/acme/index.ts"), "utf8")).toContain("pong");
    expect(readFileSync(join(elsewhere, "generated/other/index.ts"), "utf8")).toBe(other);
    expect(await generate("--out", "all")).toMatchObject({ code: 0, out: "all/: 8 of 8 files changed\n" });
  }, 60_000);

  test("replaces nothing that is not generated", async () => {
    mkdirSync(join(folder, "apis/acme"), { recursive: true });
    writeFileSync(join(folder, "apis/acme/thesis.txt"), "years of work");
    const refused = await run("generate", description(), "--out", "apis");
    expect(refused).toEqual({
      code: 2,
      out: "",
      err: "countersign: apis/acme: this is not generated code, and would be replaced by it; name another folder with --out.\n",
    });
    writeFileSync(join(elsewhere, "redocly.yaml"), "apis: { acme: { root: acme.yaml } }\n");
    expect(await runHere(elsewhere, ["generate", "--out", join(folder, "apis")])).toMatchObject({ code: 2 });
    expect(readFileSync(join(folder, "apis/acme/thesis.txt"), "utf8")).toBe("years of work");
  });

  test("removes no file of others that lies among generated ones", async () => {
    await run("generate", description());
    const own = join(folder, "generated/acme/notes.txt");
    writeFileSync(own, "years of work");
    expect(await run("generate", description())).toMatchObject({
      code: 2,
      err: expect.stringContaining("generated/acme/notes.txt: this is not generated code, and would be removed"),
    });
    expect(readFileSync(own, "utf8")).toBe("years of work");
  });

  test.each([
    ["js", {}],
    ["ts", { rewriteRelativeImportExtensions: true }],
  ])("imports .%s where the project that the code goes to compiles it with %j", async (extension, compilerOptions) => {
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions }));
    await run("generate", description());
    const text = readFileSync(join(folder, "generated/acme/index.ts"), "utf8");
    expect(text).toContain(`from "./schema.${extension}"`);
  });

  test("a file where the folder should be is one sentence, also for docs", async () => {
    writeFileSync(join(folder, "afile"), "");
    for (const [command, what] of [
      ["generate", "generated code"],
      ["docs", "the docs"],
    ] as const)
      for (const out of ["afile", "afile/below/it"])
        expect(await run(command, description(), "--out", out)).toMatchObject({
          code: 2,
          err: expect.stringContaining(`countersign: afile: expected a folder for ${what}, found a file`),
        });
  });

  test("two files of the same name are refused", async () => {
    mkdirSync(join(elsewhere, "old"));
    cpSync(acme, join(elsewhere, "old/acme.yaml"));
    const { code, err } = await run("generate", description(), join(elsewhere, "old/acme.yaml"));
    expect([code, err]).toEqual([
      2,
      expect.stringMatching(/acme\.yaml are both called acme; give one of them at a time\.\n$/),
    ]);
    expect(written()).toEqual([]);
  });
});

test("references that leave the folder are followed where --allow-refs says so", async () => {
  mkdirSync(join(elsewhere, "specs"));
  writeFileSync(join(elsewhere, "shared.yaml"), "description: Fine.\n");
  const spec = join(elsewhere, "specs/shop.yaml");
  writeFileSync(
    spec,
    'openapi: 3.1.0\ninfo: { title: Shop, version: "1" }\npaths: { /a: { get: { responses: { "200": { $ref: ../shared.yaml } } } } }\n',
  );
  const refused = await run("evidence", spec);
  expect([refused.code, refused.err]).toEqual([2, expect.stringContaining("allow it with --allow-refs")]);
  expect(await run("evidence", spec, "--allow-refs", elsewhere)).toMatchObject({ code: 0 });
});

describe("bad input is one sentence with its place, exit 2, and nothing is written", () => {
  const head = 'openapi: 3.1.0\ninfo: { title: A, version: "1" }\n';
  test.each([
    ["a folder", "specs", undefined, "specs: this is a folder; expected an OpenAPI description in YAML or JSON."],
    ["a folder called like a file", "a.yaml/", undefined, "there is no such file"],
    [
      "no file",
      "none.yaml",
      undefined,
      "none.yaml: there is no such file; expected an OpenAPI description in YAML or JSON.",
    ],
    ["an empty file", "a.yaml", "", "a.yaml: expected an OpenAPI 3 description, found an empty file."],
    ["YAML that does not parse", "a.yaml", "openapi: 3.1.0\ninfo: [\n", /^a\.yaml:\d+:\d+: .*\.$/],
    ["JSON that does not parse", "a.json", '{\n  "openapi": "3.1.0",,\n}', /^a\.json:2:\d+: .*\.$/],
    ["bytes", "a.yaml", "\0\u0001", /^a\.yaml:1:1: .*\.$/],
    ["prose", "a.yaml", "hello", "a.yaml: expected an OpenAPI 3 description, found only a string."],
    ["a list", "a.yaml", "- a", "a.yaml: expected an OpenAPI 3 description, found only a list."],
    [
      "Swagger 1",
      "a.yaml",
      'swagger: "1.2"\ninfo: { title: A, version: "1" }\npaths: {}\n',
      "a.yaml: expected an OpenAPI 3 description, found Swagger 1.2; of Swagger, 2.0 is read.",
    ],
    [
      "a version to come",
      "a.yaml",
      "openapi: 4.0.0\n",
      "a.yaml: expected an OpenAPI 3 description, found OpenAPI 4.0.0; 3.0, 3.1 and 3.2 are read.",
    ],
    [
      "a reference that leads nowhere",
      "a.yaml",
      `${head}paths: { /a: { get: { responses: { "200": { $ref: "#/components/responses/No" } } } } }\n`,
      /^a\.yaml:3:\d+: \$ref "#\/components\/responses\/No" leads nowhere: there is nothing at that place\.$/,
    ],
  ])("%s", async (_, name, text, sentence) => {
    mkdirSync(join(folder, "specs"));
    if (text !== undefined) writeFileSync(join(folder, name), text);
    const before = written();
    const { code, out, err } = await run("generate", name);
    expect(err).toMatch(/^countersign: .*\n$/);
    expect(err.slice("countersign: ".length, -1)).toMatch(sentence);
    expect([code, out]).toEqual([2, ""]);
    expect(written()).toEqual(before);
  });

  test.each([
    ["docs", "--out", "site"],
    ["lint"],
    ["evidence"],
    ["check", "--results", "out/check.json"],
    ["coverage"],
    ["mock", "--port", "0"],
    ["diff", "HEAD"],
  ])("in every command: %s", async (...args) => {
    expect(await run(...args, "none.yaml")).toEqual({
      code: 2,
      out: "",
      err: "countersign: none.yaml: there is no such file; expected an OpenAPI description in YAML or JSON.\n",
    });
    expect(written()).toEqual([]);
  });

  test("a redocly.yaml that does not parse", async () => {
    writeFileSync(join(folder, "redocly.yaml"), "apis:\n  acme: {\n");
    const { code, err } = await run("generate");
    expect(err).toMatch(/^countersign: redocly\.yaml:\d+:\d+: .*\.\n$/);
    expect(code).toBe(2);
    expect(existsSync(join(folder, "generated"))).toBe(false);
  });
});
