import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runCommand, runHere, startCommand } from "./fixtures/run-command.ts";

const acme = fileURLToPath(new URL("fixtures/acme.yaml", import.meta.url));

let project: string;
const write = (name: string, text: string): void => writeFileSync(join(project, name), text);
const run = (args: string[]) => runHere(project, args);

beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), "countersign-"));
  cpSync(acme, join(project, "acme.yaml"));
  write("redocly.yaml", "apis: { acme: { root: acme.yaml } }\n");
  write("null.yaml", "openapi: 3.1.0\ninfo: null\npaths: { /a: null, /b: { get: null } }\n");
  mkdirSync(join(project, "folder"));
});
afterAll(() => rmSync(project, { recursive: true, force: true }));

const oneSentence = (err: string): void => {
  expect(err).toMatch(/^countersign: .*\.\n$/);
};

describe("a file that cannot be written is said before any work is done", () => {
  test.each([
    ["junit", "acme.yaml/x", "acme.yaml is a file: acme.yaml/x cannot be in it; name another."],
    ["markdown", "folder", "folder cannot be written (EISDIR)."],
    ["results", "", '"" cannot be written (ENOENT).'],
  ])("check --%s %j", async (option, file, sentence) => {
    const { err, ...rest } = await run(["check", "acme", `--${option}`, file]);
    expect(err).toBe(`countersign: check: ${sentence}\n`);
    expect(rest).toEqual({ code: 2, out: "" });
  });

  test("a folder that is not there yet is made", async () => {
    await run(["check", "acme", "--junit", "new/folder/junit.xml"]);
    expect(existsSync(join(project, "new/folder/junit.xml"))).toBe(true);
  });
});

test("a folder for temporary files that is not there is one sentence", async () => {
  const { code, err } = await runCommand(project, ["docs"], { TMPDIR: "/nowhere" });
  expect(err).toBe(
    "countersign: /nowhere: no temporary files can be made there (ENOENT); set TMPDIR to a folder that takes them.\n",
  );
  expect(code).toBe(2);
});

test.each([["check"], ["coverage"], ["mock", "--port", "0"]])(
  "where a description is not what OpenAPI says, `%s` names the place",
  async (command, ...options) => {
    const { code, err } = await run([command, "null.yaml", ...options]);
    oneSentence(err);
    expect(err).toContain("null.yaml:2:7: Expected type `Info` (object) but got `null`.");
    expect(code).toBe(2);
  },
);

test("with --json a mistake is a JSON document too", async () => {
  const { code, out, err } = await run(["check", "none.yaml", "--json"]);
  oneSentence(err);
  expect(JSON.parse(out)).toEqual({ error: err.slice("countersign: ".length, -1) });
  expect(code).toBe(2);
  expect((await run(["check", "none.yaml"])).out).toBe("");
});

test("report takes no names", async () => {
  expect((await run(["report", "acme"])).err).toContain("report: takes no names");
});

test("lint keeps the rules of OpenAPI where a project chooses none, and needs no registry for a file", async () => {
  expect((await run(["lint", "null.yaml"])).err).toContain("null.yaml:2:7: Expected type `Info`");
  const elsewhere = mkdtempSync(join(tmpdir(), "countersign-"));
  expect(await runHere(elsewhere, ["lint", acme])).toMatchObject({ code: 0, out: "acme: 0 errors, 0 warnings\n" });
  rmSync(elsewhere, { recursive: true });
});

test.each(["stdout", "stderr"] as const)("a reader of %s that goes away changes no exit code", async (name) => {
  const child = startCommand(project, ["evidence", "none.yaml", "--json"]);
  child[name].destroy();
  let rest = "";
  child[name === "stdout" ? "stderr" : "stdout"].on("data", (chunk) => {
    rest += chunk;
  });
  expect(await new Promise((done) => child.on("close", done))).toBe(2);
  expect(rest).not.toContain("    at ");
});
