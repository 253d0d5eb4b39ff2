import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { runHere } from "./fixtures/run-command.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "countersign-new-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const run = (...args: string[]) => runHere(folder, args);
const read = (file: string): string => readFileSync(join(folder, file), "utf8");
const write = (file: string, text: string): void => {
  mkdirSync(join(folder, file, ".."), { recursive: true });
  writeFileSync(join(folder, file), text);
};

test("in an empty folder `new` begins a project, says what comes next, and its checks pass", async () => {
  const { code, out } = await run("new", "acme");
  expect([code, out]).toEqual([
    0,
    expect.stringMatching(
      /specs\/acme\/openapi\.yaml\n[\s\S]*\nredocly\.yaml\n\.spectral\.yaml\n\nNext: fill in what says TODO, first in specs\/acme\/openapi\.yaml; `countersign lint acme`/,
    ),
  ]);
  expect(read("redocly.yaml")).toMatch(
    /^# The registry.*\n\napis:\n {2}acme:\n {4}root: specs\/acme\/openapi\.yaml\n$/,
  );
  expect(read("specs/acme/openapi.yaml")).not.toContain("level: documented");
  expect(await run("check", "acme")).toMatchObject({ code: 0, out: expect.stringContaining(", 0 failed") });
});

test.each([
  ["Acme!", " Did you mean acme?"],
  ["2nd Bank", " Did you mean nd-bank?"],
  ["!", ""],
])("the name %s is refused, with the nearest that would do", async (name, meant) => {
  expect(await run("new", name)).toMatchObject({
    code: 2,
    err: `countersign: new: ${JSON.stringify(name)} is not lower case letters, digits and dashes.${meant}\n`,
  });
});

const vendor = `# As published.
openapi: 3.0.3
info: { title: Vendor, version: "7" }
servers: [{ url: "https://api.vendor.test" }]
security: [{ sign: [] }]
paths:
  /things:
    get:
      operationId: listThings
      responses: { "200": { description: Fine., content: { application/json: { schema: { type: array, items: { type: string } } } } }, "401": { description: No. } }
components:
  securitySchemes:
    sign: { type: apiKey, in: header, name: X-Signature }
`;

describe("from a vendor's file", () => {
  test("the file stays as it is, and an overlay beside it says what it leaves out", async () => {
    write("download.yaml", vendor);
    expect(await run("new", "acme", "--from", "download.yaml")).toMatchObject({ code: 0 });
    expect(read("specs/acme/vendor.yaml")).toBe(vendor);
    const overlay = read("specs/acme/overlay.yaml");
    write(
      "specs/acme/overlay.yaml",
      overlay
        .replace("https://vendor.example/TODO", "https://vendor.test/openapi")
        .replace("  # - target", "  - target")
        .replaceAll("  #   ", "    "),
    );
    const { out } = await run("evidence", "acme", "--json");
    expect(JSON.parse(out)[0].claims).toEqual(
      expect.arrayContaining(
        ["server", "security scheme", "operation"].map((kind) =>
          expect.objectContaining({ kind, level: "documented" }),
        ),
      ),
    );
    expect(await run("check", "acme")).toMatchObject({ code: 0, out: expect.stringContaining(", 0 failed") });
    const signed = await run("sign", "acme", "GET", "https://api.vendor.test/things", "--credential", "secretKey=s");
    expect(signed.out).toMatch(/^X-Signature: [0-9a-f]{64}\n$/);
  });

  test("lint refuses what is left to fill in, and names places in the vendor's file", async () => {
    write("download.yaml", vendor.replace("operationId: listThings", "operationId: 7"));
    await run("new", "acme", "--from", "download.yaml");
    const { code, out } = await run("lint", "acme");
    expect(code).toBe(1);
    expect(out).toMatch(
      /^specs\/acme\/overlay\.yaml:\d+:\d+ error fill-in: this is still to be filled in: source: https:/m,
    );
    expect(out).toMatch(/^specs\/acme\/vendor\.yaml:9:\d+ error struct: /m);
  }, 30_000);

  test("a file that refers to others is refused with what makes it one", async () => {
    write("parts/a.yaml", "description: A.\n");
    write("spread.yaml", vendor.replace("{ description: No. }", "{ $ref: parts/a.yaml }"));
    expect(await run("new", "acme", "--from", "spread.yaml")).toMatchObject({
      code: 2,
      err: "countersign: new: --from: spread.yaml refers to parts/a.yaml; give it as one file: npx redocly bundle spread.yaml --output whole.yaml.\n",
    });
  });

  test("nothing is written when it cannot be read", async () => {
    expect(await run("new", "acme", "--from", "none.yaml")).toMatchObject({ code: 2 });
    expect(() => read("redocly.yaml")).toThrow();
  });
});

test("from recorded traffic, operations are observed", async () => {
  const request = {
    method: "GET",
    url: "https://api.acme.test/v1/things?full=1",
    httpVersion: "HTTP/1.1",
    headers: [],
    queryString: [{ name: "full", value: "1" }],
    cookies: [],
  };
  const content = { size: 9, mimeType: "application/json", text: '{"n":"a"}' };
  const response = { status: 200, statusText: "OK", httpVersion: "HTTP/1.1", headers: [], cookies: [], content };
  const entries = [{ startedDateTime: "2026-01-01T00:00:00Z", time: 1, request, response, cache: {}, timings: {} }];
  write("traffic.har", JSON.stringify({ log: { version: "1.2", creator: { name: "x", version: "1" }, entries } }));
  expect(await run("new", "acme", "--from", "traffic.har")).toMatchObject({ code: 0 });
  const [{ claims }] = JSON.parse((await run("evidence", "acme", "--json")).out);
  expect(claims[0]).toMatchObject({ kind: "server", level: "observed" });
  expect(read("specs/acme/openapi.yaml")).toContain("https://api.acme.test");
  for (const [text, sentence] of [
    ["hello", "expected a HAR, got something that is not JSON"],
    ["{}", "expected a HAR, which has log.entries; got JSON of another form"],
  ] as const) {
    write("bad.har", text);
    expect(await run("new", "other", "--from", "bad.har")).toMatchObject({
      code: 2,
      err: `countersign: new: --from: bad.har: ${sentence}.\n`,
    });
  }
  write("empty.har", '{"log":{"entries":[]}}');
  expect(await run("new", "other", "--from", "empty.har")).toMatchObject({
    code: 2,
    err: expect.stringMatching(/^countersign: new: --from: nothing can be inferred from empty\.har: .*\n$/),
  });
}, 30_000);
