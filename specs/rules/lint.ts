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
 * Returns what was found, one `rule: message` each.
 *
 * @throws Error when the fixture does not contain `from`, since the test would then prove nothing.
 */
export async function lint(from = "", to = ""): Promise<string[]> {
  spectral ??= load();
  const text = await readFile(fixture, "utf8");
  if (!text.includes(from)) throw new Error(`the fixture does not contain ${JSON.stringify(from)}`);
  const document = new spectralCore.Document(text.replace(from, to), parsers.Yaml, fileURLToPath(fixture));
  const results = await (await spectral).run(document);
  return results.map(({ code, message }) => `${code}: ${message}`);
}
