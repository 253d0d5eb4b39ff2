import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { build } from "esbuild";
import { publint } from "publint";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { entryPoints, manifest, manifestOf, type PackageName, pack, root, stagedPackage } from "./consumer.ts";

const apis = readdirSync(join(root, "generated"));

/** What one API's client may weigh, in bytes: minified and gzipped, openapi-fetch and its descriptor included. */
const clientBudget = 8_000;
/** What the heaviest weighs today, what sends included. It goes down until it meets the budget. */
const clientRatchet = 9_120;

const names = ["countersign", "countersign-dev"] as const;

let folder: string;
const tarballs = new Map<PackageName, string>();
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "countersign-pack-"));
  for (const name of names) tarballs.set(name, pack(stagedPackage(name), folder));
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const tarball = (name: PackageName) => readFileSync(tarballs.get(name) as string);
const contents = (name: PackageName) => createPackageFromTarballData(new Uint8Array(tarball(name)));
const filesOf = (name: PackageName) =>
  contents(name)
    .listFiles()
    .map((file) => file.replace(`/node_modules/${name}/`, ""));

describe.each(names)("the packed package %s", (name) => {
  test("has nothing that publint would change", async () => {
    const { messages } = await publint({ pack: { tarball: toArrayBuffer(tarball(name)) }, strict: true });
    expect(messages).toEqual([]);
  });

  test("has types that are right wherever they are looked for", async () => {
    const entrypoints = entryPoints(name).map((entry) => entry.replace(name, "."));
    const { types, problems } = (await checkPackage(contents(name), { entrypoints })) as Exclude<
      Awaited<ReturnType<typeof checkPackage>>,
      { types: false }
    >;
    expect(types).toBeTruthy();
    expect(problems).toEqual([]);
  }, 60_000);

  test("has all code that its entry points and its command reach", async () => {
    const { bin } = manifestOf(name);
    const staged = stagedPackage(name);
    // No module imports what is bundled on use, for browsers and for the scripts of other tools.
    const bundled = filesOf(name).filter((file) => /^dist\/src\/(.*\/)?(browser|export\/script)\/.*\.js$/.test(file));
    const { metafile } = await build({
      entryPoints: [bin.countersign, ...entryPoints(name).map((entry) => fileOf(entry.replace(name, "."))), ...bundled],
      absWorkingDir: staged,
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
    const reached = Object.keys(metafile.inputs);
    const left = filesOf(name).filter((file) => file.startsWith("dist/") && file.endsWith(".js"));
    expect(
      left.filter((file) => !reached.includes(file) && !isTypesOnly(readFileSync(join(staged, file), "utf8"))),
    ).toEqual([]);
  });

  test("has every page that its README and its guides link to", () => {
    const pages = filesOf(name).filter((file) => /\.md$/.test(file));
    const broken = pages.flatMap((page) =>
      [...readFileSync(join(stagedPackage(name), page), "utf8").matchAll(/\]\((?!https?:|#)([^)#]+)/g)]
        .map(([, link = ""]) => link)
        .filter((link) => !existsSync(join(stagedPackage(name), dirname(page), link)))
        .map((link) => `${page}: ${link}`),
    );
    expect(broken).toEqual([]);
  });

  test("names no path of this machine and no source map", () => {
    const pack = contents(name);
    const found = pack.listFiles().filter((file) => {
      const text = pack.readFile(file);
      return (
        text.includes(root) || text.includes("sourceMappingURL") || (!/\.md$/.test(file) && text.includes("file://"))
      );
    });
    expect(found).toEqual([]);
  });

  test("weighs at most what it may", () => {
    expect(tarball(name).length).toBeLessThan({ countersign: 480_000, "countersign-dev": 800_000 }[name]);
  });
});

test("what services install has the contracts and the guides, and of developers' code nothing", () => {
  const files = filesOf("countersign");
  expect(files.filter((file) => /contract\.json$/.test(file))).toHaveLength(apis.length);
  const folders = files.flatMap((file) => /^dist\/src\/([^/]+)\//.exec(file)?.[1] ?? []);
  expect([...new Set(folders)].sort()).toEqual(["auth", "cli", "client", "core", "parameters", "webhooks"]);
  expect(files.filter((file) => /^dist\/src\/cli\/.*js$/.test(file))).toEqual(["dist/src/cli/launch.js"]);
});

test("what developers install has the schemas of our extensions and the house rules, without their tests", () => {
  const files = filesOf("countersign-dev").filter((file) => /^(schemas|specs|\.spectral)/.test(file));
  expect(files).toEqual(expect.arrayContaining([".spectral.yaml", "specs/rules/evidence.js"]));
  expect(files.filter((file) => file.startsWith("schemas/"))).toHaveLength(readdirSync(join(root, "schemas")).length);
  expect(files.filter((file) => /\.test\.|fixtures/.test(file))).toEqual([]);
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
    const files = entryPoints("countersign").map((name) => fileOf(name.replace("countersign", ".")));
    const { text } = await bundle(files.map((file) => `import "./${file}";`).join("\n"));
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

/** The file of an entry point. */
function fileOf(key: string): string {
  const [, api = "", rest = ""] = /^\.\/([^/]+)(\/.*)?$/.exec(key) ?? [];
  const entry = manifest.exports[key] ?? manifest.exports[`./*${rest}`];
  return entry?.default.slice(2).replace("*", api) ?? "";
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
