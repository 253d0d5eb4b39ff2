import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { readRegistry } from "../src/contract/index.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const source = join(root, "src");

/** Which folders of src/ a folder may import from, besides itself. `cli` may import everything. */
const arrows: Record<string, string[]> = {
  core: [],
  auth: ["core"],
  explain: ["core", "auth"],
  parameters: ["core"],
  client: ["core", "auth", "parameters"],
  webhooks: ["core", "auth"],
  contract: ["core", "auth", "parameters"],
  schema: ["core", "contract"],
  lint: ["core", "auth", "contract", "schema"],
  resources: ["core", "auth", "contract", "schema"],
  codegen: ["core", "auth", "parameters", "contract", "schema", "resources", "client"],
  mock: ["core", "auth", "explain", "parameters", "contract", "schema", "resources", "samples"],
  checks: ["core", "auth", "parameters", "contract", "schema", "resources"],
  proxy: ["core", "auth", "contract", "schema", "client", "codegen", "checks"],
  samples: ["core", "auth", "parameters", "contract", "schema"],
  export: ["core", "auth", "contract", "resources", "client", "codegen", "samples"],
  docs: ["core", "auth", "explain", "parameters", "contract", "schema", "samples"],
};

const files = readdirSync(source, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));

test("imports point one way", () => {
  const wrong: string[] = [];
  for (const file of files) {
    const room = file.split("/")[0] as string;
    const text = readFileSync(join(source, file), "utf8");
    for (const [, path = ""] of text.matchAll(/(?:from|import\()\s*"(\.[^"]+)"/g)) {
      const target = relative(source, resolve(dirname(join(source, file)), path));
      const other = target.startsWith("..") ? target : (target.split("/")[0] as string);
      if (other !== room && room !== "cli" && !arrows[room]?.includes(other)) wrong.push(`${file} -> ${target}`);
    }
  }
  expect(wrong).toEqual([]);
});

test("what ships with a client imports no package but openapi-fetch", () => {
  const imported = files
    .filter((file) => /^(auth|client|parameters|webhooks)\//.test(file) && !/\.test(-d)?\.ts$|test-server/.test(file))
    .flatMap((file) =>
      [
        // Types are gone when it ships.
        ...readFileSync(join(source, file), "utf8")
          .replace(/^import type .*;$/gm, "")
          .matchAll(/(?:from|import\()\s*"([^."][^"]*)"/g),
      ].map(([, name]) => name),
    );
  expect([...new Set(imported)]).toEqual(["openapi-fetch"]);
});

test("no API of the registry is named in src/: what is peculiar to a vendor is in its spec", () => {
  const names = Object.keys(readRegistry(root).apis);
  const found = files.filter((file) => {
    const text = readFileSync(join(source, file), "utf8").toLowerCase();
    return names.some((name) => text.includes(name.replace(/-.*/, "")));
  });
  expect(found).toEqual([]);
});

test("ARCHITECTURE.md names files that there are, and every folder of src/", () => {
  const text = readFileSync(join(root, "ARCHITECTURE.md"), "utf8");
  const named = [...text.matchAll(/`((?:src|generated|contract-tests)\/[\w./-]+)`/g)].map(([, path = ""]) => path);
  expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  expect(Object.keys(arrows).filter((room) => !named.includes(`src/${room}`))).toEqual([]);
});
