import { rmSync, writeFileSync } from "node:fs";
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
    const longer = await verify("https://api.acme.example/v1/things?a=1&b=2", "1700000000123");
    expect(longer.out).toContain("none of the usual mistakes gives yours");
    const slash = await verify("https://api.acme.example/v1/things/?a=1", "1700000000123");
    expect(slash.out).toMatch(
      /yours was made without the slash at the end of its path\.\n.*\nFrom byte \d+ of what hmacSha256 takes on, in \w+: expected “/,
    );
    expect(await verify("https://api.acme.example/v1/things?a=1", "1700000900000")).toMatchObject({
      code: 1,
      out: expect.stringContaining(
        "refused: the clock in the header X-Time is 900 s behind ours; at most 300 s are allowed",
      ),
    });
  });

  test.each(["sign", "verify"])(
    "%s says of a request that it is not in the contract, and of another nothing",
    async (name) => {
      const ask = (path: string) =>
        run([name, "acme", "GET", `https://api.acme.example/v1/${path}`, "--json", ...credentials]);
      const slip = await ask("thing");
      expect(slip.err).toBe(
        `GET /v1/thing is not in the contract of acme: ${name === "sign" ? "signed" : "verified"} as its operations are by default.\n`,
      );
      expect(JSON.parse(slip.out)).not.toHaveProperty("operation");
      const right = await ask("things");
      expect(right.err).toBe("");
      expect(JSON.parse(right.out)).toMatchObject({ api: "acme", operation: "listThings" });
    },
  );
});
