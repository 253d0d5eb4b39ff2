import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));

/** What a client ships that uses these exports of countersign/auth and no others, what it loads later included. */
async function bundle(names: string): Promise<{ text: string; size: number }> {
  const { outputFiles } = await build({
    stdin: { contents: `export { ${names} } from "./src/auth/index.ts";`, resolveDir: root, loader: "ts" },
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    write: false,
  });
  const text = outputFiles[0]?.text ?? "";
  return { text, size: gzipSync(text, { level: 9 }).length };
}

test("a client ships the functions that its contract uses and no others", async () => {
  const signed = await bundle("hex, hmacSha256, sha256, inHeader, methodOf, pathOf, unixMillisOf, bodyOf");
  expect(signed.size).toBeLessThan(1_350);
  // Of key pairs, lists, JSON, time formats, the parser, the verifier, the table of functions and its texts, nothing.
  expect(signed.text).not.toMatch(
    /pkcs8|URLSearchParams|JSON\.parse|getUTC|unknown function|findLast|\.\.\.parts|concatenated/,
  );
  expect((await bundle("inHeader")).size).toBeLessThan(300);
});

test("verifying does not bring the parser of templates or the texts of the reference", async () => {
  expect((await bundle("verify")).text).not.toMatch(/unknown function|concatenated/);
  expect((await bundle("functionDescriptions")).text).toContain("concatenated");
});
