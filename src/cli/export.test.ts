import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeProject } from "./fixtures/acme-project.ts";
import { runHere } from "./fixtures/run-command.ts";

const shop = `openapi: 3.1.0
info: { title: Shop, version: '1' }
servers: [{ url: https://shop.example }]
paths: { /things: { get: { operationId: listThings, responses: { '200': { description: Things. } } } } }
`;

let project: string;
beforeAll(() => {
  project = makeProject();
});
afterAll(() => rmSync(project, { recursive: true, force: true }));

const run = (...args: string[]) => runHere(project, ["export", ...args]);
const read = (file: string) => readFileSync(join(project, file), "utf8");

test("export writes a collection and its environments into a folder, and says so", async () => {
  const { code, out } = await run("acme", "--as", "postman");
  expect(code).toBe(0);
  expect(out).toBe(
    `acme-postman/acme.postman_collection.json: 3 requests
acme-postman/acme.production.postman_environment.json: an environment
acme-postman/acme.mock.postman_environment.json: an environment
`,
  );
});

test("again, it replaces the requests and keeps the environments", async () => {
  const environment = "http/http-client.env.json";
  await run("acme", "--as", "http", "--out", "http");
  writeFileSync(join(project, environment), "{}");
  const { code, out } = await run("acme", "--as", "http", "--out", "http", "--json");
  expect(code).toBe(0);
  expect(JSON.parse(out)).toEqual({
    api: "acme",
    as: "http",
    files: ["http/acme.http"],
    kept: [environment],
    requests: 3,
    unsigned: [],
  });
  expect(read(environment)).toBe("{}");
});

test("--out names the file, or the folder of a format that is one", async () => {
  await run("acme", "--as", "http", "--out", "calls/mine.http");
  expect(readdirSync(join(project, "calls"))).toEqual(["http-client.env.json", "mine.http"]);
  await run("acme", "--as", "bruno", "--out", "collection");
  expect(readdirSync(join(project, "collection")).sort()).toEqual([
    "bruno.json",
    "collection.bru",
    "createThing.bru",
    "environments",
    "listThings.bru",
    "ping.bru",
  ]);
});

test("what somebody else wrote is not replaced", async () => {
  writeFileSync(join(project, "own.http"), "GET http://localhost");
  const { code, err } = await run("acme", "--as", "http", "--out", "own.http");
  expect(code).toBe(2);
  expect(err).toContain("own.http is there, and is not what an earlier run wrote; name another file.");
  expect(read("own.http")).toBe("GET http://localhost");
});

test.each([
  ["bruno", "afile", "afile"],
  ["postman", "afile/deep", "afile"],
  ["http", "afile/a.http", "afile"],
  ["bruno", "taken", "taken/environments"],
])("as %s, --out %s below a file names that file", async (format, out, file) => {
  mkdirSync(join(project, "taken"), { recursive: true });
  writeFileSync(join(project, "afile"), "x");
  writeFileSync(join(project, "taken/environments"), "x");
  const { code, err } = await run("acme", "--as", format, "--out", out);
  expect(err).toContain(`export: ${file} is a file: `);
  expect(err.trim().split("\n")).toHaveLength(1);
  expect(code).toBe(2);
});

describe("a folder has the environments of one API, so that no credential goes to another", () => {
  beforeAll(() => writeFileSync(join(project, "shop.yaml"), shop));
  const exported = (format: string, out: string) => run("shop.yaml", "--as", format, "--out", out);

  test.each([
    ["bruno", "one", "one", "one/collection.bru is the export of acme; name another folder."],
    [
      "http",
      "two",
      "two",
      "two/acme.http is the export of acme, and a folder has the environments of one API; name another folder.",
    ],
    ["http", "three/a.http", "three/b.http", "three/a.http is the export of acme, and a folder has the"],
    ["http", "four/a.http", "four/a.http", "four/a.http is the export of acme; name another file."],
  ])("as %s, %s and then %s", async (format, first, second, message) => {
    expect(await run("acme", "--as", format, "--out", first)).toMatchObject({ code: 0 });
    const { code, err } = await exported(format, second);
    expect(err).toContain(message);
    expect(code).toBe(2);
  });

  test.each(["bruno", "http"])("as %s, where environments alone are left", async (format) => {
    const left = format === "http" ? "left/http-client.env.json" : "left/environments/mock.bru";
    mkdirSync(join(project, "left/environments"), { recursive: true });
    writeFileSync(join(project, left), "mine");
    const { code, err } = await exported(format, "left");
    expect(err).toContain(`export: ${left} is there without an export of shop: it may be for another API.`);
    expect(code).toBe(2);
    expect(existsSync(join(project, format === "http" ? "left/shop.http" : "left/collection.bru"))).toBe(false);
    expect(read(left)).toBe("mine");
  });

  test("Postman names environments by their API, and two APIs can share a folder", async () => {
    await run("acme", "--as", "postman", "--out", "both");
    expect(await exported("postman", "both")).toMatchObject({ code: 0 });
    expect(readdirSync(join(project, "both"))).toHaveLength(6);
  });
});

test.each([
  [[], "export: --as: expected postman, bruno or http, got nothing."],
  [["acme", "--as", "postmen"], 'got "postmen". Did you mean postman?'],
  [["--as", "http"], "export: expected one API, got none."],
  [["acme", "--as", "http", "--server", "prodction"], "Did you mean production?"],
])("export %j is one sentence and exit 2", async (args, message) => {
  const { code, out, err } = await run(...args);
  expect(err).toContain(message);
  expect(err.trim().split("\n")).toHaveLength(1);
  expect([code, out]).toEqual([2, ""]);
});
