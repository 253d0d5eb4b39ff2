import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeProject } from "./fixtures/acme-project.ts";
import { runHere, startCommand } from "./fixtures/run-command.ts";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
let project: string;
beforeAll(() => {
  project = makeProject();
});
afterAll(() => rmSync(project, { recursive: true, force: true }));

const start = (args: string[], env?: Record<string, string>) => startCommand(project, args, env);
const run = (args: string[], env?: Record<string, string>) => runHere(project, args, env);

describe("help", () => {
  test("lists the commands, each with a sentence, and each has help of its own", async () => {
    const { code, out } = await run(["--help"]);
    expect(code).toBe(0);
    const commands = [...out.matchAll(/^ {2}([a-z]+) {2,}(.*)$/gm)].map(([, name]) => name as string);
    expect(commands).toContain("mock");
    for (const name of commands.filter((name) => name !== "help")) {
      const help = await run([name, "--help"]);
      expect(help).toMatchObject({ code: 0, out: expect.stringMatching(/^Usage: .*\n\n[A-Z][^\n]*\n[\s\S]*\.$/m) });
      expect(help.out.match(/^ {2}# /gm)?.length).toBeGreaterThanOrEqual(2);
      expect(await run(["help", name])).toEqual(help);
      expect(await run([name, "-h"])).toEqual(help);
      const wrapped = help.out.split("\n\n").slice(1, -1).join("\n").split("\n");
      if (name !== "completion")
        expect(wrapped.filter((line) => line.length > 80 && !/^ {2}countersign/.test(line))).toEqual([]);
    }
  }, 60_000);

  test("the version is the package's", async () => {
    const { version } = JSON.parse(readFileSync(here("../../package.json"), "utf8"));
    for (const option of ["--version", "-v"])
      expect(await run([option])).toMatchObject({ code: 0, out: `${version}\n` });
  });
});

describe("generate", () => {
  test("writes generated/, and leaves it as it was when the contract is broken", async () => {
    expect(await run(["generate"])).toMatchObject({ code: 0, out: "generated/: 4 of 4 files changed\n" });
    expect(readFileSync(join(project, "generated/acme/index.ts"), "utf8")).toContain('from "countersign/client"');
    expect(await run(["generate", "--check"])).toMatchObject({ code: 0 });

    const spec = join(project, "specs/acme/openapi.yaml");
    const good = readFileSync(spec, "utf8");
    writeFileSync(spec, good.replace("operationId: createThing", "operationId: makeThing"));
    expect(await run(["generate", "--check"])).toMatchObject({
      code: 1,
      err: expect.stringMatching(
        /stale: generated\/acme\/contract\.json, .*index\.ts, .*schema\.ts.*Run `countersign generate`/,
      ),
    });
    const before = readFileSync(join(project, "generated/acme/index.ts"), "utf8");
    writeFileSync(spec, good.replace("#/components/schemas/Thing", "#/components/schemas/No"));
    const broken = await run(["generate"]);
    expect(broken.code).toBe(2);
    expect(broken.err).toMatch(
      /^countersign: specs\/acme\/openapi\.yaml:\d+:\d+: \$ref "#\/components\/schemas\/No" leads nowhere: there is nothing at that place\.\n$/,
    );
    expect(readFileSync(join(project, "generated/acme/index.ts"), "utf8")).toBe(before);
    expect(readdirSync(project).sort()).toEqual(["generated", "redocly.yaml", "specs"]);
    writeFileSync(spec, good);
  }, 60_000);
});

describe("check and coverage", () => {
  test("check passes on a contract that holds together, and fails on one that does not", async () => {
    expect(await run(["check", "acme"])).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^acme: \d+ passed, 0 failed; \d+ % of the contract covered\n$/),
    });
    const file = join(project, "broken.yaml");
    // The example keeps the mock's response from fitting the schema.
    writeFileSync(file, readFileSync(here("fixtures/acme.yaml"), "utf8").replace("id: t-1", "id: 7"));
    const broken = await run(["check", "broken.yaml", "--json"]);
    rmSync(file);
    expect(broken.code).toBe(1);
    const [report] = JSON.parse(broken.out).apis;
    expect(report.failed).toBeGreaterThan(0);
    expect(JSON.stringify(report.results)).toContain("broken createThing /id: must be string");
  });

  test("reports are written for machines", async () => {
    const { code } = await run([
      "check",
      "--junit",
      "out/junit.xml",
      "--markdown",
      "out/summary.md",
      "--results",
      "out/check.json",
    ]);
    expect(code).toBe(0);
    expect(readFileSync(join(project, "out/junit.xml"), "utf8")).toContain('<testsuite name="acme"');
    expect(readFileSync(join(project, "out/summary.md"), "utf8")).toContain("| acme |");
    expect(JSON.parse(readFileSync(join(project, "out/check.json"), "utf8"))).toMatchObject({
      target: "mock",
      apis: [{ api: "acme", failed: 0 }],
    });
    expect(readFileSync(join(project, "out/check.json"), "utf8")).not.toContain("test-secret-key");
    rmSync(join(project, "out"), { recursive: true });
  });

  test("coverage lists what is not covered", async () => {
    expect(await run(["coverage", "acme"])).toMatchObject({
      code: 0,
      out: expect.stringMatching(/operations +3 of 3/),
    });
  });
});

describe("new", () => {
  test("begins a contract that passes the checks, and lint when it is filled in, and keeps the registry's comments", async () => {
    const registry = join(project, "redocly.yaml");
    const before = readFileSync(registry, "utf8");
    writeFileSync(registry, `# Kept.\n${before}extends:\n  - recommended-strict\nrules:\n  info-license: off\n`);
    cpSync(here("../../.spectral.yaml"), join(project, ".spectral.yaml"));
    cpSync(here("../../specs/rules"), join(project, "specs/rules"), { recursive: true });
    // The rules import this package by its name.
    mkdirSync(join(project, "node_modules"), { recursive: true });
    symlinkSync(here("../.."), join(project, "node_modules/countersign"));
    const rule = join(project, "specs/rules/bounded.js");
    const working = readFileSync(rule, "utf8");
    writeFileSync(rule, 'export default () => { throw new Error("broken on purpose"); };\n');
    expect(await run(["lint", "acme"])).toMatchObject({
      code: 2,
      err: expect.stringMatching(/^countersign: \.spectral\.yaml: a rule failed on \S+: broken on purpose/),
    });
    writeFileSync(rule, working);
    expect(await run(["new", "bravo-pay"])).toMatchObject({
      code: 0,
      out: expect.stringContaining("specs/bravo-pay/openapi.yaml"),
    });
    expect(readFileSync(registry, "utf8")).toMatch(
      /^# Kept\.\napis:\n {2}acme:\n {4}root: .*\n {2}bravo-pay:\n {4}root: specs\/bravo-pay\/openapi\.yaml\n/,
    );
    const unfilled = await run(["lint", "bravo-pay", "--json"]);
    expect(unfilled.code).toBe(1);
    const rules = JSON.parse(unfilled.out).problems.map(({ rule }: { rule: string }) => rule);
    expect(new Set(rules)).toEqual(new Set(["fill-in"]));
    const spec = join(project, "specs/bravo-pay");
    for (const file of ["openapi.yaml", "paths/thing.yaml"]) {
      const text = readFileSync(join(spec, file), "utf8");
      writeFileSync(join(spec, file), text.replaceAll("TODO", "filled in"));
    }
    expect(await run(["lint", "bravo-pay"])).toMatchObject({ code: 0, out: "bravo-pay: 0 errors, 0 warnings\n" });
    expect(await run(["check", "bravo-pay"])).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^bravo-pay: \d+ passed, 0 failed; 100 %/),
    });
    expect(await run(["new", "bravo-pay"])).toMatchObject({
      code: 2,
      err: expect.stringContaining("redocly.yaml has an API called bravo-pay already"),
    });
    expect(await run(["new", "Bravo"])).toMatchObject({ code: 2 });
    writeFileSync(registry, before);
  }, 60_000);
});

describe("mock", () => {
  test("serves, logs each request without credentials, and ends cleanly", async () => {
    const child = start(["mock", "--port", "0", "--json"]);
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    const next = async () => JSON.parse((await lines.next()).value as string);
    const { url, apis } = await next();
    expect(apis).toMatchObject([
      { api: "acme", credentials: { apiKey: "test-api-key", secretKey: "test-secret-key" } },
    ]);

    const { status } = await fetch(`${url}/acme/v1/things`, { headers: { "x-key": "sk_hush" } });
    expect(status).toBe(401);
    const entry = await next();
    expect(entry).toMatchObject({ operation: "listThings", status: 401, verdict: "refused" });
    expect(JSON.stringify(entry)).not.toContain("sk_hush");

    const taken = await run(["mock", "--port", new URL(url).port]);
    expect(taken).toMatchObject({
      code: 2,
      err: expect.stringContaining(`port ${new URL(url).port} on 127.0.0.1 is in use; choose another one with --port.`),
    });

    const closed = new Promise((done) => child.on("close", done));
    child.kill("SIGINT");
    expect(await closed).toBe(0);
  });
});
