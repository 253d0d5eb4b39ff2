import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { credentials, makeProject, signedAt } from "./fixtures/acme-project.ts";
import { runHere } from "./fixtures/run-command.ts";

let project: string;
beforeAll(() => {
  project = makeProject();
});
afterAll(() => rmSync(project, { recursive: true, force: true }));

const run = (args: string[], env?: Record<string, string>) => runHere(project, args, env);

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
    [["check", "--random", "1.5"], 'check: --random: expected a whole number up to 100000, got "1.5".'],
    [["check", "--seed", "7"], "check: --seed is for random requests; say how many with --random."],
    [["check", "--fail-onn", "drift"], "check: there is no option --fail-onn. Did you mean --fail-on?"],
    [["lint", "amce"], "Did you mean acme?"],
    [["constructor"], '"constructor" is not a command'],
    [["lint", "nope"], '"nope" is not an API of redocly.yaml; there are acme.'],
    [["lint", "--frob"], "lint: there is no option --frob."],
    [["mock", "--port", "x"], 'mock: --port: expected a number from 0 to 65535, got "x"'],
    [["mock", "--port", "-1"], 'mock: --port: expected a number from 0 to 65535, got "-1"'],
    [["help", "check", "extra"], "help: expected one command, got 2 arguments: check extra."],
    [["mock", "--seed", "x"], 'mock: --seed: expected a whole number, got "x"'],
    [["mock", "--clock", "soon"], 'the clock has to be now or an instant such as 2026-01-01T00:00:00Z, got "soon"'],
    [["mock", "--stateless", "--state", "x"], "mock: --stateless remembers nothing, so --seed, --clock and --state"],
    [
      ["sign", "acme", "GTE", "https://api.acme.example/v1/things"],
      'sign: expected a method such as GET, got "GTE". Did you mean GET?',
    ],
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
      "--credential: expected name=value, got a string without an equals sign",
    ],
    [["docs", "--since", ""], "docs: --since: expected a value, got an empty string; leave the option out."],
    [["docs", "--results", ""], "docs: --results: expected a value, got an empty string"],
    [["docs", "--out", ""], "docs: --out: expected a value, got an empty string"],
    [["export", "acme", "--as", "http", "--out", ""], "export: --out: expected a value, got an empty string"],
    [["mock", "--host", ""], "mock: --host: expected an address"],
    [["mock", "--state", ""], "mock: --state: expected a value, got an empty string"],
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

test("an option that is wrong anywhere is told before the project is looked for", async () => {
  const empty = mkdtempSync(join(tmpdir(), "countersign-nowhere-"));
  try {
    for (const [option, value] of [
      ["--fail-on", "drfit"],
      ["--shard", "5/4"],
      ["--random", "x"],
    ] as const)
      expect(await runHere(empty, ["check", option, value])).toMatchObject({
        code: 2,
        err: expect.stringContaining(`check: ${option}: expected`),
      });
  } finally {
    rmSync(empty, { recursive: true });
  }
});
