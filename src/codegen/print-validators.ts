import { createRequire } from "node:module";
import { dirname } from "node:path";
import type { Ajv } from "ajv";
import { atPointer, type Contract, type MediaType } from "../contract/index.ts";
import { FindingError } from "../core/errors.ts";
import { requirePeer } from "../core/peers.ts";
import { type SchemaCompiler, schemaAt, schemaCompiler } from "../schema/index.ts";

/** The JSON responses of a contract, each as `<operationId> <status>`. */
const responsesOf = ({ operations }: Contract): Bodies =>
  operations.flatMap(({ id, responses }) =>
    Object.entries(responses).map(([status, { content }]) => [`${id} ${status}`, content] as const),
  );

type Bodies = (readonly [key: string, content: Readonly<Record<string, MediaType>>])[];

/**
 * The validators of a contract's JSON responses, or of other bodies, as code that needs nothing else: the key of each to
 * a function that lists what is wrong with a body.
 */
export async function printValidators(
  contract: Contract,
  clientModule: string,
  bodies?: Bodies,
  by = "`<operationId> <status>`",
): Promise<string> {
  const check = bodies === undefined;
  const standaloneCode = requirePeer<typeof import("ajv/dist/standalone/index.js").default>(
    "generate",
    "ajv/dist/standalone/index.js",
  );
  const { build } = requirePeer<typeof import("esbuild")>("generate", "esbuild");
  const ajv = schemaCompiler(contract, { esm: true, source: true });
  // Bodies share schemas; each is compiled once.
  const byPointer = new Map<string, string>();
  const keys: [key: string, name: string][] = [];
  for (const [key, content] of bodies ?? responsesOf(contract)) {
    const media = Object.entries(content).find(([type]) => /[/+]json\b/i.test(type))?.[1];
    if (media?.schema === undefined) {
      // Documented, so that it is no finding.
      keys.push([key, "() => []"]);
      continue;
    }
    const pointer = lastPointer(contract, media.pointer);
    let name = byPointer.get(pointer);
    if (!name) {
      name = `v${byPointer.size}`;
      byPointer.set(pointer, name);
      ajv.addSchema(schemaAt(pointer), name);
      compile(ajv, name, `${contract.api}: the schema of ${key}`);
    }
    keys.push([key, `bodyValidator(${name})`]);
  }
  const code = standaloneCode(ajv as Ajv, Object.fromEntries([...byPointer.values()].map((name) => [name, name])));
  const list = keys.map(([key, name]) => `  ${JSON.stringify(key)}: ${name},`).join("\n");
  const ajvFolder = dirname(createRequire(import.meta.url).resolve("ajv/package.json"));
  const bundled = await build({
    stdin: { contents: code, resolveDir: ajvFolder },
    // Modules are named by their path from here: the same from wherever this runs.
    absWorkingDir: dirname(ajvFolder),
    bundle: true,
    write: false,
    format: "esm",
    platform: "neutral",
    mainFields: ["main"],
    target: "es2022",
    logLevel: "silent",
  });
  const text = bundled.outputFiles[0]?.text ?? "";
  return [
    "// @ts-nocheck compiled by Ajv and esbuild",
    `import { ${check ? "answerCheck, " : ""}bodyValidator } from ${JSON.stringify(clientModule)};`,
    // Paths of this machine's packages, in comments, would make the output differ from place to place.
    text.replace(/^\s*\/\/ \S+\.js$/gm, "").replace(/\n{2,}/g, "\n"),
    `/** By ${by}: what is wrong with a body; nothing when it fits. */`,
    `export const validators = {\n${list}\n};`,
    ...(check
      ? ["/** Tells what does not fit the contract in a response. */", "export const check = answerCheck(validators);"]
      : []),
    "",
  ].join("\n");
}

/** Where a schema that is nothing but a reference leads, so that all who refer to one share its validator. */
function lastPointer({ document }: Contract, pointer: string): string {
  for (let at = pointer, hops = 0; ; hops++) {
    const schema = atPointer(document, at) as Record<string, unknown> | undefined;
    const reference = schema?.$ref;
    if (
      typeof reference !== "string" ||
      !reference.startsWith("#/") ||
      Object.keys(schema ?? {}).length > 1 ||
      hops > 20
    )
      return at;
    at = decodeURIComponent(reference.slice(1));
  }
}

/** @throws FindingError when Ajv cannot read the schema, such as one that refers to nothing. */
function compile(ajv: SchemaCompiler, name: string, what: string): void {
  try {
    ajv.getSchema(name);
  } catch (error) {
    throw new FindingError(`${what} cannot be compiled: ${(error as Error).message.split("\n")[0]}.`);
  }
}
