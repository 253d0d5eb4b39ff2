import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import spectralCore from "@stoplight/spectral-core";
import * as parsers from "@stoplight/spectral-parsers";
import loader from "@stoplight/spectral-ruleset-bundler/with-loader";

const ruleset = fileURLToPath(new URL("../../.spectral.yaml", import.meta.url));
const fixture = new URL("fixtures/passing.yaml", import.meta.url);

let spectral: Promise<InstanceType<typeof spectralCore.Spectral>> | undefined;

async function load() {
  const linter = new spectralCore.Spectral();
  linter.setRuleset(await loader.bundleAndLoadRuleset(ruleset, { fs: await import("node:fs"), fetch }));
  return linter;
}

/**
 * Lints the passing fixture with the real .spectral.yaml, after `from` in its text was replaced by `to`.
 * Returns what was found, one `rule: message` each. What a schema of an extension refuses in its own words is left out where
 * another rule has said so of the same place.
 *
 * @throws Error when the fixture does not contain `from`, since the test would then prove nothing.
 */
export async function lint(from = "", to = ""): Promise<string[]> {
  spectral ??= load();
  const text = await readFile(fixture, "utf8");
  if (!text.includes(from)) throw new Error(`the fixture does not contain ${JSON.stringify(from)}`);
  const document = new spectralCore.Document(text.replace(from, to), parsers.Yaml, fileURLToPath(fixture));
  const results = await (await spectral).run(document);
  const places = results.filter(({ code }) => code !== "extensions").map(({ path }) => path.join("/"));
  return results
    .filter(({ code, path }) => code !== "extensions" || !places.some((place) => place.startsWith(path.join("/"))))
    .map(({ code, message }) => `${code}: ${message}`);
}
