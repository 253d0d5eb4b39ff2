import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runHere, startCommand } from "./fixtures/run-command.ts";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
let project: string;
beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), "countersign-"));
  mkdirSync(join(project, "specs/acme"), { recursive: true });
  cpSync(here("fixtures/acme.yaml"), join(project, "specs/acme/openapi.yaml"));
  writeFileSync(join(project, "redocly.yaml"), "apis:\n  acme:\n    root: specs/acme/openapi.yaml\n");
});
afterAll(() => rmSync(project, { recursive: true, force: true }));

const start = (args: string[], env?: Record<string, string>) => startCommand(project, args, env);
const run = (args: string[], env?: Record<string, string>) => runHere(project, args, env);

const credentials = ["--credential", "apiKey=pk_1", "--credential", "secretKey=sk_hush"];
const signedAt = [
  "sign",
  "acme",
  "POST",
  "https://api.acme.example/v1/things?a=1",
  "--body",
  '{"a":1}',
  "--at",
  "1700000000123",
  ...credentials,
];

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

describe("wrong usage is one sentence on stderr, and exit 2", () => {
  test.each([
    [["frobnicate"], '"frobnicate" is not a command; there are new, lint,'],
    [["chekc"], "Did you mean check?"],
    [["help", "genrate"], "Did you mean generate?"],
    [["--verison"], "Did you mean --version?"],
    [["check", "--fail-on", "drfit"], 'got "drfit". Did you mean drift?'],
    [["check", "--target", "producton"], "Did you mean production?"],
    [["check", "--parameter", "creatThing.a=1"], "Did you mean createThing.a?"],
    [["new", "Bravo"], "Did you mean bravo?"],
    [["check", "--fail-onn", "drift"], "check: there is no option --fail-onn. Did you mean --fail-on?"],
    [["lint", "amce"], "Did you mean acme?"],
    [["constructor"], '"constructor" is not a command'],
    [["lint", "nope"], '"nope" is not an API of redocly.yaml; there are acme.'],
    [["lint", "--frob"], "lint: there is no option --frob."],
    [["mock", "--port", "x"], 'mock: --port: expected a number from 0 to 65535, got "x"'],
    [["mock", "--seed", "x"], 'mock: --seed: expected a whole number, got "x"'],
    [["mock", "--clock", "soon"], 'the clock has to be now or an instant such as 2026-01-01T00:00:00Z, got "soon"'],
    [["mock", "--stateless", "--state", "x"], "mock: --stateless remembers nothing, so --seed, --clock and --state"],
    [["sign", "acme", "GET"], "sign: expected <api> <METHOD> <url>, got 2 arguments"],
    [
      ["sign", "acme", "GET", "/things"],
      'sign: expected an absolute URL such as https://api.acme.example/v1/things, got "/things"',
    ],
    [
      ["sign", "acme", "GET", "https://api.acme.example/v1/things"],
      "sign: acme needs apiKey and secretKey; give --credential apiKey=... or ACME_API_KEY, --credential secretKey=... or ACME_SECRET_KEY.",
    ],
    [
      ["sign", "acme", "GET", "https://api.acme.example/v1/things", "--credential", "secretkey=sk_hush"],
      "acme has no credential of that name; it has apiKey, secretKey. Did you mean secretKey?",
    ],
    [
      ["sign", "acme", "GET", "https://api.acme.example/v1/things", "--credential", "secretKey="],
      "the value of secretKey is empty",
    ],
    [
      ["sign", "acme", "GET", "https://api.acme.example/v1/things", ...credentials, "--at", "now"],
      "sign: --at: expected milliseconds since 1970",
    ],
    [
      ["sign", "acme", "GET", "https://api.acme.example/v1/things", "--body", "@nothing.json"],
      "sign: --body: nothing.json cannot be read (ENOENT)",
    ],
    [
      ["sign", "acme", "GET", "https://api.acme.example/v1/ping"],
      "ping of acme demands no credentials; there is nothing to sign",
    ],
    [[...signedAt, "--against", "x"], "sign: --against is compared by --explain; give both"],
    [[...signedAt, "--explain", "--against", "@nothing.txt"], "sign: --against: nothing.txt cannot be read (ENOENT)"],
    [["check", "acme", "--target", "nope"], 'expected mock, a base URL, or a server of acme (production), got "nope"'],
    [["check", "acme", "--target", "http://127.0.0.1:9"], "check: acme needs apiKey and secretKey"],
    [
      ["check", "acme", "--target", "http://sk_hush:x@127.0.0.1:9"],
      "expected a base URL without user, query and fragment",
    ],
    [["sign", "acme", "GET", "htp://sk_hush@x"], "sign: expected an absolute URL such as"],
    [
      ["sign", "acme", "GET", "https://api.acme.example/v1/things", "--credential", "sk_hush"],
      "--credential: expected name=value, got a text without an equals sign",
    ],
    [["mock", "--host", ""], "mock: --host: expected an address"],
    [["mock", "--port", "-1"], "mock: Option '--port' argument is ambiguous"],
    [["new", "auth"], "new: countersign/auth is a part of this package"],
    [
      [
        "sign",
        "acme",
        "GET",
        "https://api.acme.example/v1/things",
        "--credential",
        "apiKey=sk_hush\n",
        "--credential",
        "secretKey=s",
      ],
      "sign: the value made for the header X-Key has a character that cannot be sent",
    ],
    [["generate", "acme", "--out", "specs"], "specs/acme: this is not generated code, and would be replaced by it"],
    [["docs", "--out", "specs"], "specs: the folder holds something else than docs"],
  ])("%j", async (args, message) => {
    const { code, out, err } = await run(args);
    expect(err).toContain(`countersign: `);
    expect(err).toContain(message);
    expect(err.trim().split("\n")).toHaveLength(1);
    expect(err).not.toContain("sk_hush");
    expect(out).toBe("");
    expect(code).toBe(2);
  });
});

describe("sign and verify", () => {
  test("sign prints the headers, and as one JSON document when asked", async () => {
    const plain = await run(signedAt);
    expect(plain.out).toMatch(/^X-Key: pk_1\nX-Time: 1700000000123\nX-Signature: [0-9a-f]{64}\n$/);
    const { out, code } = await run([...signedAt, "--json"]);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      api: "acme",
      operation: "createThing",
      at: 1_700_000_000_123,
      headers: { "X-Key": "pk_1" },
    });
  });

  test("credentials come from the environment too", async () => {
    const args = ["sign", "acme", "GET", "https://api.acme.example/v1/things"];
    expect(await run(args, { ACME_API_KEY: "pk_1", ACME_SECRET_KEY: "sk_hush" })).toMatchObject({ code: 0 });
  });

  test("the explanation names the parts, and no secret", async () => {
    const { out } = await run([...signedAt, "--explain"]);
    expect(out).toMatch(/hmacSha256 of 102 bytes, keyed with secretKey: 7 bytes, SHA-256 [0-9a-f]{8}…:/);
    expect(out).toMatch(/target +bytes 4-17 +\/v1\/things\?a=1/);
    expect(out).not.toContain("sk_hush");
  });

  test("somebody else's canonical string is compared byte by byte", async () => {
    const { out } = await run([...signedAt, "--explain"]);
    const inner = /sha256 of 7 bytes[^=]*= ([0-9a-f]{64})/.exec(out)?.[1];
    const theirs = `POST/v1/things?a=1\n1700000000123\n${inner}pk_1|`;
    const compare = async (text: string) => (await run([...signedAt, "--explain", "--against", text])).out;
    expect(await compare(theirs)).toContain("Theirs is what hmacSha256 was made of, byte for byte.");
    expect(await compare(theirs.replace("?a=1", "?a=2"))).toContain(
      'Theirs differs from what hmacSha256 was made of at byte 17, in target:\n  ours    "1"\n  theirs  "2"',
    );
    writeFileSync(join(project, "theirs.txt"), theirs.replace("pk_1", "pk_2"));
    expect(await compare("@theirs.txt")).toContain(
      'in apiKey:\n  ours    "(a credential)"\n  theirs  "(a credential)"',
    );
    rmSync(join(project, "theirs.txt"));
  });

  test("somebody else's header is compared part by part", async () => {
    const { out } = await run(signedAt);
    const [, time, signature] = out.trim().split("\n") as [string, string, string];
    const compare = async (line: string) => (await run([...signedAt, "--explain", "--against", line])).out;
    expect(await compare(signature)).toContain("Their X-Signature is ours.");
    expect(await compare(time.replace("123", "124"))).toContain(
      "Their X-Time differs from ours:\n  clock unixMillis:\n    ours    1700000000123\n    theirs  1700000000124\nSign with --at",
    );
    expect(await compare("x-signature: abc")).toContain("Only the signature differs: another secret, or other bytes");
    expect(await compare("X-Key: pk_2")).toMatch(/credential apiKey:\n {4}ours {4}4 bytes, SHA-256 [0-9a-f]{8}…/);
    const json = await run([...signedAt, "--explain", "--json", "--against", "X-Key: pk_2"]);
    expect(JSON.parse(json.out).comparison).toMatchObject({
      value: "X-Key",
      parts: [{ kind: "credential", same: false }],
    });
  });

  test("verify accepts what sign made, and says what is wrong with anything else", async () => {
    const { out } = await run(signedAt);
    const headers = out
      .trim()
      .split("\n")
      .flatMap((line) => ["--header", line]);
    const verify = (url: string, at: string) =>
      run(["verify", "acme", "POST", url, "--body", '{"a":1}', "--at", at, ...credentials, ...headers]);
    expect(await verify("https://api.acme.example/v1/things?a=1", "1700000000123")).toMatchObject({
      code: 0,
      out: "accepted\n",
    });
    const changed = await verify("https://api.acme.example/v1/things?a=2", "1700000000123");
    expect(changed).toMatchObject({
      code: 1,
      out: expect.stringContaining(
        "refused: the header X-Signature is not the one that this request and these credentials give",
      ),
    });
    expect(changed.out).not.toContain("sk_hush");
    expect(await verify("https://api.acme.example/v1/things?a=1", "1700000900000")).toMatchObject({
      code: 1,
      out: expect.stringContaining(
        "refused: the clock in the header X-Time is 900 s behind ours; at most 300 s are allowed",
      ),
    });
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
