import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { apisOf, projectRoot } from "../contract/index.ts";
import { displayPath } from "../core/display-path.ts";
import { UsageError } from "../core/errors.ts";
import { lazyRequire } from "../core/lazy-require.ts";
import { didYouMean } from "../core/nearest.ts";
import { houseRules } from "../lint/index.ts";
import { type Command, print, printJson, text } from "./command.ts";
import { newContract } from "./new-contract.ts";
import { newFromDescription } from "./new-from-description.ts";
import { newFromTraffic } from "./new-from-traffic.ts";

/** Entry points of the package, and a folder of specs/ that is no API. */
const reserved = ["auth", "client", "webhooks", "mock", "checks", "rules"];

/** The files that a contract begins with, by path below its folder. */
export interface Beginning {
  /** The one that redocly.yaml names. */
  root: string;
  /** The one to go on with. */
  next: string;
  files: Record<string, string | Uint8Array>;
}

export const command: Command = {
  usage: "<api> [--from FILE]",
  summary: "Begin the contract of one more API: a folder under specs/ and its entry in redocly.yaml.",
  options: { from: { type: "string" }, json: { type: "boolean" } },
  help: {
    "--from FILE":
      "What to begin with: the vendor's own OpenAPI 3 or Swagger 2.0, kept as it is beside an overlay; or recorded traffic (HAR).",
    "--json": "Print one JSON document.",
  },
  examples: [
    ["countersign new acme", "A contract to fill in, in specs/acme."],
    ["countersign new acme --from vendor.yaml", "The vendor's own file, and an overlay for what it leaves out."],
  ],
  async run(invocation) {
    const { arguments: names, options } = invocation;
    const api = readName(names);
    const root = projectRoot() ?? process.cwd();
    const folder = join(root, "specs", api);
    if (Object.hasOwn(apisOf(root), api)) throw new UsageError(`new: redocly.yaml has an API called ${api} already.`);
    if (existsSync(folder)) throw new UsageError(`new: ${displayPath(folder)} is there already.`);
    const beginning = await begin(api, text(invocation, "from"));
    const registry = enter(root, api, beginning.root);
    for (const [name, content] of Object.entries(beginning.files)) {
      mkdirSync(join(folder, name, ".."), { recursive: true });
      writeFileSync(join(folder, name), content);
    }
    writeFileSync(join(root, "redocly.yaml"), registry);
    const written = [...Object.keys(beginning.files).map((name) => join(folder, name)), join(root, "redocly.yaml")].map(
      displayPath,
    );
    // A vendor's own file says nothing of evidence: it is not held to the rules for contracts that we write.
    if (options.from === undefined) written.push(...writeRules(root).map(displayPath));
    if (options.json) printJson({ api, files: written });
    else {
      for (const file of written) print(file);
      print(
        `\nNext: fill in what says TODO, first in ${displayPath(join(folder, beginning.next))}; \`countersign lint ${api}\` lists it. Then \`countersign check ${api}\`, \`countersign mock ${api}\` and \`countersign generate\`.`,
      );
    }
    return 0;
  },
};

function readName([api, ...more]: readonly string[]): string {
  if (!api || more.length)
    throw new UsageError(`new: expected one name, such as acme, got ${api ? [api, ...more].join(" ") : "none"}.`);
  if (!/^[a-z][a-z0-9-]*$/.test(api)) {
    const plain = api
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^[^a-z]+|-$/g, "");
    throw new UsageError(
      `new: ${JSON.stringify(api)} is not lower case letters, digits and dashes.${didYouMean(api, plain ? [plain] : [])}`,
    );
  }
  if (reserved.includes(api))
    throw new UsageError(`new: countersign/${api} is a part of this package; an API needs another name.`);
  return api;
}

async function begin(api: string, from: string | undefined): Promise<Beginning> {
  if (from === undefined) return { root: "openapi.yaml", next: "openapi.yaml", files: newContract(api) };
  return /\.har$/i.test(from) ? newFromTraffic(api, from) : newFromDescription(api, from);
}

/** Writes the Spectral rules of a project that has none: ours, to which it can add its own. Returns the files written. */
function writeRules(root: string): string[] {
  const file = join(root, ".spectral.yaml");
  if (existsSync(file)) return [];
  writeFileSync(
    file,
    `# The house rules of countersign; rules of your own can follow.\nextends: ${houseRules(root)}\n`,
  );
  return [file];
}

/** The registry with one more API. It is edited as a document, so that its comments stay. */
function enter(root: string, api: string, file: string): string {
  const { parseDocument } = lazyRequire<typeof import("yaml")>("yaml");
  const registryFile = join(root, "redocly.yaml");
  const before = existsSync(registryFile)
    ? readFileSync(registryFile, "utf8")
    : "# The registry of APIs: one folder under specs/ each, and its entry here.\n";
  const registry = parseDocument(before);
  registry.setIn(["apis", api], registry.createNode({ root: `specs/${api}/${file}` }));
  return registry.toString({ lineWidth: 0 });
}
