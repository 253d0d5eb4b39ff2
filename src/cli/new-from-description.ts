import { readFileSync } from "node:fs";
import { extname, relative, resolve } from "node:path";
import { loadContract, type OpenApiDocument } from "../contract/index.ts";
import { displayPath } from "../core/display-path.ts";
import { UsageError } from "../core/errors.ts";
import type { Beginning } from "./new.ts";

/**
 * A contract that begins with a vendor's own file: the file as it is, and an overlay for what it leaves out.
 *
 * @throws UsageError when it cannot be read, or is spread over several files.
 */
export async function newFromDescription(api: string, from: string): Promise<Beginning> {
  const path = resolve(from);
  const { document, files, overlay } = await loadContract(path, api);
  const others = files.filter((file) => file !== path && file !== overlay).map(displayPath);
  if (others.length)
    throw new UsageError(
      `new: --from: ${displayPath(path)} refers to ${others[0]}; give it as one file: npx redocly bundle ${relative(process.cwd(), path)} --output whole.yaml.`,
    );
  const root = `vendor${extname(path) || ".yaml"}`;
  return {
    root,
    next: "overlay.yaml",
    files: { [root]: readFileSync(path), "overlay.yaml": newOverlay(api, root, document) },
  };
}

/** An overlay with what every contract has to say and a vendor's file does not; every target matches something. */
function newOverlay(api: string, root: string, document: OpenApiDocument): string {
  const schemes = Object.entries<{ type?: string }>(document.components?.securitySchemes ?? {});
  const known = "x-evidence: *published";
  const actions = [
    document.servers?.length
      ? `  - target: $.servers[0]
    update:
      x-name: production
  - target: $.servers[*]
    update:
      ${known}`
      : `  - target: $
    update:
      servers:
        - url: https://api.example.com/TODO
          x-name: production
          ${known}`,
    ...(hasOperations(document) ? [`  - target: $.paths.*[?@.responses]\n    update:\n      ${known}`] : []),
    ...(schemes.length ? [`  - target: $.components.securitySchemes.*\n    update:\n      ${known}`] : []),
  ];
  const [signed = "signature"] = schemes.flatMap(([name, { type }]) => (type === "apiKey" ? [name] : []));
  return `# What ${root} leaves out, and what is wrong in it. It is applied when the contract is read: ${root} stays as the vendor
# publishes it, and an update of it is one copy. Each target is a JSONPath, and has to match something.
overlay: 1.0.0
info:
  title: ${api}, beyond the vendor's own description
  version: 0.1.0
  x-evidence: &published
    level: documented
    source: https://vendor.example/TODO # Where the vendor publishes ${root}.
extends: ${root}
actions:
${actions.join("\n")}
  # How a credential is made, where it is not sent as it is (docs/x-value.md has the functions):
  # - target: $.components.securitySchemes['${signed}']
  #   update:
  #     x-value: "{hex(hmacSha256(secretKey, method, target, body))}"
`;
}

const hasOperations = ({ paths = {} }: OpenApiDocument): boolean =>
  Object.values<object>(paths).some((item) => Object.values(item).some((operation) => operation?.responses));
