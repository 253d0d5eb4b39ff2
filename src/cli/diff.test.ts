import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadContract, type OpenApiDocument } from "../contract/index.ts";
import { diffContracts, largest } from "./diff-contracts.ts";
import { runHere } from "./fixtures/run-command.ts";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
let acme: OpenApiDocument;
beforeAll(async () => {
  acme = (await loadContract(here("fixtures/acme.yaml"))).document;
});

/** The changes from acme to what `edit` makes of it, as `<impact> <rule>`. */
async function changesOf(edit: (document: OpenApiDocument) => void): Promise<string[]> {
  const edited = structuredClone(acme);
  edit(edited);
  return (await diffContracts(acme, edited)).map(({ impact, rule }) => `${impact} ${rule}`.trim());
}

const firstOperation = ({ paths }: OpenApiDocument): Record<string, any> =>
  Object.values<any>(Object.values<any>(paths)[0])[0];

describe("a change of a contract", () => {
  test.each<[string, (document: OpenApiDocument) => void, string[]]>([
    ["nothing", () => {}, []],
    [
      "prose",
      (document) => {
        document.info.description = "Other words.";
      },
      ["patch"],
    ],
    [
      "a path more",
      (document) => {
        document.paths["/more"] = { get: { responses: {} } };
      },
      ["minor"],
    ],
    [
      "a path less",
      (document) => void delete document.paths[Object.keys(acme.paths)[0] as string],
      ["major path-removed"],
    ],
    [
      "an operation of another name",
      (document) => {
        firstOperation(document).operationId = "other";
      },
      ["major operation-id-changed"],
    ],
    [
      "a server of another name",
      (document) => {
        document.servers[0]["x-name"] = "other";
      },
      ["major server-name-removed", "patch"],
    ],
    [
      "security that moves from the root to each operation",
      (document) => {
        for (const item of Object.values<any>(document.paths))
          for (const operation of Object.values<any>(item)) operation.security ??= document.security;
        delete document.security;
      },
      [],
    ],
    [
      "a signature that needs one credential more",
      (document) => {
        for (const scheme of Object.values<any>(document.components.securitySchemes))
          if (scheme["x-value"]) scheme["x-value"] = `{partnerId} ${scheme["x-value"]}`;
      },
      ["major credentials-changed"],
    ],
  ])("%s", async (_, edit, expected) => {
    const found = await changesOf(edit);
    if (expected.length === 0) expect(found).toEqual([]);
    else expect(found).toEqual(expect.arrayContaining(expected));
    expect(found[0]?.split(" ")[0]).toBe(expected[0]?.split(" ")[0]);
  });

  test("a contract that comes is minor, one that goes is major", async () => {
    expect(largest(await diffContracts(undefined, acme))).toBe("minor");
    expect(largest(await diffContracts(acme, undefined))).toBe("major");
  });
});

describe("countersign diff", () => {
  let project: string;
  const git = (...args: string[]) =>
    execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@t.example", ...args], {
      cwd: project,
      stdio: "pipe",
    });
  const run = (cwd: string, ...args: string[]) => runHere(cwd, ["diff", ...args]);
  const diff = (...args: string[]) => run(project, ...args);
  const write = (file: string, document: OpenApiDocument) => {
    mkdirSync(join(project, file, ".."), { recursive: true });
    writeFileSync(join(project, file), JSON.stringify(document));
  };

  beforeAll(() => {
    project = mkdtempSync(join(tmpdir(), "countersign-diff-test-"));
    writeFileSync(join(project, "redocly.yaml"), "apis:\n  acme:\n    root: specs/acme.json\n");
    write("specs/acme.json", acme);
    write("generated/acme/contract.json", acme);
    git("init", "--quiet");
    git("add", ".");
    git("commit", "--quiet", "--message", "Begin");
    git("tag", "v1.0.0");
  });
  afterAll(() => rmSync(project, { recursive: true, force: true }));

  test("compares what is there now with a commit, and fails when it breaks callers", async () => {
    const same = await diff("v1.0.0");
    expect([same.code, same.out]).toEqual([0, "acme: unchanged\nsince v1.0.0: no change\n"]);
    write("specs/acme.json", { ...acme, paths: {} });
    const broken = await diff("v1.0.0", "acme", "--json");
    expect(broken.code).toBe(1);
    const { base, bump, apis } = JSON.parse(broken.out);
    expect([base, bump, apis[0].api, apis[0].changes[0].rule]).toEqual(["v1.0.0", "major", "acme", "path-removed"]);
    expect((await diff("v1.0.0")).out).toMatch(
      /^acme: major\n {2}major Path .* was removed\. \(#\/paths.*\nsince v1\.0\.0: breaking, a major version\n$/s,
    );
  });

  test("reads a commit's contract from its files, where generated/ is not in git", async () => {
    const folder = join(project, "nested/pay");
    const write = (file: string, text: string) => {
      mkdirSync(join(folder, file, ".."), { recursive: true });
      writeFileSync(join(folder, file), text);
    };
    const body = (schema: string) => `type: object\nproperties: { p: ${schema} }\n`;
    write("redocly.yaml", "apis: { pay: { root: spec.yaml } }\n");
    write(
      "spec.yaml",
      `openapi: 3.1.0
info: { title: Pay, version: "1" }
paths:
  /x:
    post:
      operationId: x
      requestBody: { content: { application/json: { schema: { $ref: schemas/body.yaml } } } }
      responses: { "204": { description: Done. } }
`,
    );
    write("schemas/body.yaml", body("{ type: string }"));
    git("add", "nested");
    git("commit", "--quiet", "--message", "Pay");
    write("schemas/body.yaml", body("{ type: string, enum: [a, b] }"));
    const before = git("status", "--porcelain").toString();
    for (const [cwd, ...args] of [[folder], [folder, "pay"], [project, "nested/pay/spec.yaml"]]) {
      const { code, out } = await run(cwd as string, "HEAD", ...args, "--json");
      const { bump, apis } = JSON.parse(out);
      expect([code, bump, apis.length]).toEqual([1, "major", 1]);
      expect(apis[0].changes).toMatchObject([{ impact: "major", pointer: expect.stringContaining("/properties/p") }]);
    }
    expect(git("status", "--porcelain").toString()).toBe(before);
    // A commit before it was there.
    expect(await run(folder, "v1.0.0")).toMatchObject({
      code: 0,
      out: expect.stringContaining("The contract is new."),
    });
    write("schemas/body.yaml", "type: [\n");
    git("commit", "--quiet", "--all", "--message", "Break it");
    write("schemas/body.yaml", body("{}"));
    expect(await run(folder, "HEAD")).toMatchObject({
      code: 2,
      err: expect.stringMatching(/^countersign: diff: at HEAD: nested\/pay\/schemas\/body\.yaml:\d+:\d+: .*\.\n$/),
    });
    git("checkout", "--quiet", "HEAD", "--", "nested");
  }, 60_000);

  test.each([
    [[], "countersign: diff: expected a commit, tag or branch to compare with, such as v1.2.0.\n"],
    [["v9"], /^countersign: diff: git knows no commit "v9" in .*\.\n$/],
    [["--upload-pack=x"], /^countersign: diff: there is no option --upload-pack\./],
    [["v1.0.0", "other"], 'countersign: diff: "other" is an API neither of redocly.yaml nor of v1.0.0.\n'],
  ])("says what is wrong with %j", async (args, message) => {
    const { code, err } = await diff(...args);
    expect(code).toBe(2);
    expect(err).toMatch(message);
  });
});
