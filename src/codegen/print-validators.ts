import { createRequire } from "node:module";
import { dirname } from "node:path";
import standaloneCode from "ajv/dist/standalone/index.js";
import { build } from "esbuild";
import { type Contract, schemaAt, schemaCompiler } from "../contract/index.ts";

/**
 * The check of a contract's JSON answers as code that needs nothing else: validators by `<operationId> <status>`.
 */
export async function printValidators(contract: Contract, clientModule: string): Promise<string> {
  const ajv = schemaCompiler(contract, { esm: true, source: true });
  // Operations share answers; each schema is compiled once.
  const byPointer = new Map<string, string>();
  const keys: [key: string, name: string][] = [];
  for (const { id, answers } of contract.operations)
    for (const [status, { content }] of Object.entries(answers)) {
      const media = Object.entries(content).find(([type]) => /[/+]json\b/i.test(type))?.[1];
      if (media?.schema === undefined) {
        // Documented, so not a finding.
        keys.push([`${id} ${status}`, "null"]);
        continue;
      }
      let name = byPointer.get(media.pointer);
      if (!name) {
        name = `v${byPointer.size}`;
        byPointer.set(media.pointer, name);
        ajv.addSchema(schemaAt(media.pointer), name);
      }
      keys.push([`${id} ${status}`, name]);
    }
  const code = (standaloneCode as unknown as typeof standaloneCode.default)(
    ajv,
    Object.fromEntries([...byPointer.values()].map((name) => [name, name])),
  );
  const list = keys.map(([key, name]) => `  ${JSON.stringify(key)}: ${name},`).join("\n");
  const bundled = await build({
    stdin: { contents: code, resolveDir: dirname(createRequire(import.meta.url).resolve("ajv/package.json")) },
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
    `import { answerCheck } from ${JSON.stringify(clientModule)};`,
    // Paths of this machine's packages, in comments, would make the output differ from place to place.
    text.replace(/^\s*\/\/ .*node_modules.*$/gm, "").replace(/\n{2,}/g, "\n"),
    `/** What does not fit the contract in an answer. */`,
    `export const check = answerCheck({\n${list}\n});`,
    "",
  ].join("\n");
}
