import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { build } from "esbuild";
import { publint } from "publint";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { entryPoints, manifest, pack, root } from "./consumer.ts";

const apis = readdirSync(join(root, "generated"));

/** What one API's client may weigh, in bytes: minified and gzipped, openapi-fetch and its descriptor included. */
const clientBudget = 8_000;
/** What the heaviest weighs today, what sends included. It goes down until it meets the budget. */
const clientRatchet = 9_000;

let folder: string;
let tarball: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "countersign-pack-"));
  tarball = pack(root, folder);
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const contents = () => createPackageFromTarballData(new Uint8Array(readFileSync(tarball)));

describe("the packed package", () => {
  test("has nothing that publint would change", async () => {
    const { messages } = await publint({
      pack: { tarball: toArrayBuffer(readFileSync(tarball)) },
      strict: true,
    });
    expect(messages).toEqual([]);
  });

  test("has types that are right wherever they are looked for", async () => {
    const entrypoints = entryPoints().map((name) => name.replace("countersign", "."));
    const { types, problems } = (await checkPackage(contents(), { entrypoints })) as Exclude<
      Awaited<ReturnType<typeof checkPackage>>,
      { types: false }
    >;
    expect(types).toBeTruthy();
    // Before node16 resolution there was no `exports`; and Node 20.19 requires ES modules, which this rule does not know.
    const known = (problem: (typeof problems)[number]) =>
      ("resolutionKind" in problem && problem.resolutionKind === "node10") || problem.kind === "CJSResolvesToESM";
    expect(problems.filter((problem) => !known(problem))).toEqual([]);
  }, 60_000);

  test("carries what its entry points reach, the contracts, the schemas and four texts, and nothing else", async () => {
    const files = contents()
      .listFiles()
      .map((file) => file.replace("/node_modules/countersign/", ""));
    const others = files.filter((file) => !/^dist\/.*\.(js|d\.ts)$/.test(file));
    expect(others.sort()).toEqual(
      [
        ...["LICENSE", "README.md", "package.json"],
        ...apis.map((api) => `generated/${api}/contract.json`),
        ...readdirSync(join(root, "schemas")).map((name) => `schemas/${name}`),
      ].sort(),
    );
    const { metafile } = await build({
      entryPoints: [manifest.bin.countersign, ...entryPoints().map(fileOf)].map((file) => join(root, file)),
      absWorkingDir: root,
      bundle: true,
      packages: "external",
      platform: "node",
      format: "esm",
      outdir: "out",
      write: false,
      metafile: true,
      logLevel: "silent",
      ignoreAnnotations: true,
    });
    const reached = new Set(Object.keys(metafile.inputs));
    // What an earlier build left in dist is not in the fresh checkout that is published.
    const isFresh = (file: string) => existsSync(join(root, file.replace("dist/", "").replace(/js$/, "ts")));
    const left = files.filter((file) => file.endsWith(".js") && !reached.has(file) && isFresh(file));
    expect(left.filter((file) => !isTypesOnly(readFileSync(join(root, file), "utf8")))).toEqual([]);
    expect([...reached].filter((file) => !files.includes(file))).toEqual([]);
  });

  test("names no path of this machine and no source map", () => {
    const pack = contents();
    const found = pack.listFiles().filter((file) => {
      const text = pack.readFile(file);
      return text.includes(root) || text.includes("file://") || text.includes("sourceMappingURL");
    });
    expect(found).toEqual([]);
  });

  test("weighs at most 800 kB", () => {
    expect(readFileSync(tarball).length).toBeLessThan(800_000);
  });
});

describe("a bundle", () => {
  test.each(apis)("of %s has no other API, none of its validators and nothing of Node in it", async (api) => {
    const { files } = await bundle(`export { createClient } from "./dist/generated/${api}/index.js"`);
    expect(files.filter((file) => file.startsWith("dist/generated"))).toEqual([`dist/generated/${api}/index.js`]);
    expect(
      files.filter(
        (file) => !/^(dist\/(generated|src\/(auth|client|core|parameters))|node_modules\/openapi-fetch)\//.test(file),
      ),
    ).toEqual([]);
  });

  test("that only imports has nothing in it", async () => {
    const all = entryPoints().filter((name) => !/\/(mock|checks)$/.test(name));
    const { text } = await bundle(all.map((name) => `import "./${fileOf(name)}";`).join("\n"));
    expect(text.trim()).toBe("");
  });

  test.each(apis)("of the client of %s, minified and gzipped, keeps its budget", async (api) => {
    const { text } = await bundle(`export { createClient } from "./dist/generated/${api}/index.js"`);
    const size = gzipSync(text, { level: 9 }).length;
    expect(size).toBeLessThanOrEqual(Math.max(clientBudget, clientRatchet));
  });

  test("has a ratchet that is not slack", async () => {
    const sizes = await Promise.all(
      apis.map(
        async (api) =>
          gzipSync((await bundle(`export { createClient } from "./dist/generated/${api}/index.js"`)).text, { level: 9 })
            .length,
      ),
    );
    // Whoever makes the clients lighter writes the new figure down here.
    expect(clientRatchet - Math.max(clientBudget, ...sizes)).toBeLessThan(200);
  });
});

/** Whether a module is there for its declarations alone. */
const isTypesOnly = (text: string): boolean => text.replace(/^\/\/.*$/gm, "").trim() === "export {};";

/** The file of an entry point, as the manifest says. */
function fileOf(name: string): string {
  const key = name.replace("countersign", ".");
  const [, api = "", rest = ""] = /^\.\/([^/]+)(\/.*)?$/.exec(key) ?? [];
  const entry = manifest.exports[key] ?? manifest.exports[`./*${rest}`];
  return entry.default.slice(2).replace("*", api);
}

/** What is loaded before anything is imported later: the bundle of some code, and the files that are in it. */
async function bundle(contents: string): Promise<{ text: string; files: string[] }> {
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir: root },
    absWorkingDir: root,
    bundle: true,
    minify: true,
    format: "esm",
    write: false,
    metafile: true,
    logLevel: "silent",
    plugins: [
      {
        name: "later",
        setup: ({ onResolve }) =>
          onResolve({ filter: /./ }, ({ kind, path }) =>
            kind === "dynamic-import" ? { path, external: true } : undefined,
          ),
      },
    ],
  });
  const inputs = Object.entries(Object.values(metafile.outputs)[0]?.inputs ?? {});
  return {
    text: outputFiles[0]?.text ?? "",
    files: inputs.filter(([file, { bytesInOutput }]) => file !== "<stdin>" && bytesInOutput > 0).map(([file]) => file),
  };
}

const toArrayBuffer = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer;
