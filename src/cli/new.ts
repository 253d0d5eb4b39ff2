import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readRegistry } from "../contract/index.ts";
import { displayPath } from "../core/display-path.ts";
import { UsageError } from "../core/errors.ts";
import { requireTool } from "../core/tools.ts";
import { type Command, print, printJson } from "./command.ts";
import { newContract } from "./new-contract.ts";

/** Entry points of the package, and a folder of specs/ that is no API. */
const reserved = ["auth", "client", "webhooks", "mock", "checks", "rules"];

export const command: Command = {
  usage: "<api>",
  summary: "Begin the contract of one more API: a folder under specs/ and its entry in redocly.yaml.",
  options: { json: { type: "boolean" } },
  help: { "--json": "Print one JSON document." },
  examples: [
    ["countersign new acme", "A contract to fill in, in specs/acme."],
    [
      "countersign new acme --from vendor.yaml",
      "The vendor's own OpenAPI file, and an overlay beside it for what it leaves out.",
    ],
  ],
  async run({ arguments: names, options }) {
    const [api, ...more] = names;
    if (!api || more.length) throw new UsageError(`new: expected the name of one API, got ${names.length}.`);
    if (!/^[a-z][a-z0-9-]*$/.test(api))
      throw new UsageError(`new: ${JSON.stringify(api)} is not lower case letters, digits and dashes.`);
    if (reserved.includes(api))
      throw new UsageError(`new: countersign/${api} is a part of this package; an API needs another name.`);
    const { root, apis } = readRegistry();
    const folder = join(root, "specs", api);
    if (Object.hasOwn(apis, api)) throw new UsageError(`new: redocly.yaml has an API called ${api} already.`);
    if (existsSync(folder)) throw new UsageError(`new: ${displayPath(folder)} is there already.`);
    const { parseDocument } = requireTool<typeof import("yaml")>("contract", "yaml");
    const registryFile = join(root, "redocly.yaml");
    // Edited as a document, so that its comments stay.
    const registry = parseDocument(readFileSync(registryFile, "utf8"));
    registry.setIn(["apis", api], registry.createNode({ root: `specs/${api}/openapi.yaml` }));
    const files = newContract(api);
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(join(folder, name, ".."), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    writeFileSync(registryFile, registry.toString({ lineWidth: 0 }));
    const written = Object.keys(files).map((name) => displayPath(join(folder, name)));
    if (options.json) printJson({ api, files: written });
    else
      print(
        `${written.join("\n")}\nand its entry in redocly.yaml. Describe the API there, then: countersign lint ${api} && countersign generate && countersign check ${api}`,
      );
    return 0;
  },
};
