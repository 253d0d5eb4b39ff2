import { join, relative } from "node:path";
import { type Contract, structureError } from "../contract/index.ts";
import { FindingError } from "../core/errors.ts";
import { staleFiles } from "../core/replace-folder.ts";
import { printClient } from "./print-client.ts";
import { printSchema } from "./print-schema.ts";
import {
  printResponseValidators,
  printWebhookValidators,
  validatorModule,
  validatorTypes,
} from "./print-validators.ts";
import { webhookFiles } from "./webhook-files.ts";

/** How generated code refers to what is around it. */
export interface ImportStyle {
  /** What generated code imports the client from. */
  clientModule: string;
  /** What generated code calls its neighbours. `.ts` when absent. */
  extension?: ".ts" | ".js";
  /** What compiled validators are written as. `.js`, with their types beside them, where a build makes them; `.ts` when absent. */
  compiledAs?: ".ts" | ".js";
}

/**
 * Everything that follows from the contracts, as path below `generated/` to content. The same contracts always
 * give the same files.
 */
export async function printGenerated(
  contracts: readonly Contract[],
  { clientModule, extension = ".ts", compiledAs = ".ts" }: ImportStyle,
): Promise<Map<string, string>> {
  const neighbours = (text: string) =>
    text.replace(
      /^(.*(?:from |import\()"\.\/([\w-]+))\.ts"/gm,
      (_, start, file) => `${start}${/validators$/.test(file) && compiledAs === ".js" ? ".js" : extension}"`,
    );
  const files = new Map<string, string>();
  for (const contract of contracts) {
    const header = `// Written by \`countersign generate\` from the contract of ${contract.api}. Edit that, not this.\n`;
    const add = (file: string, text: string) => files.set(join(contract.api, file), text);
    try {
      add("contract.json", `${JSON.stringify(contract.document, null, 2)}\n`);
      if (contract.operations.length) add("index.ts", header + neighbours(printClient(contract, clientModule)));
      add("schema.ts", header + (await printSchema(contract)));
      if (contract.operations.length && compiledAs === ".js") add("validators.d.ts", header + validatorTypes);
      for (const [file, text] of webhookFiles(contract, clientModule)) add(file, header + neighbours(text));
      if (contract.webhooks.length && compiledAs === ".js") add("webhook-validators.d.ts", header + validatorTypes);
    } catch (error) {
      throw await structureError(error, contract.file);
    }
  }
  return files;
}

/** Whether a file below `generated/` is one that a build makes. */
export const isBuilt = (file: string): boolean => /(^|\/)(webhook-)?validators\.js$/.test(file);

/** The validators of the contracts, compiled, as path below `generated/` to content; and what they do not check. */
export async function printCompiled(
  contracts: readonly Contract[],
  { compiledAs = ".ts" }: Pick<ImportStyle, "compiledAs"> = {},
): Promise<{ files: Map<string, string>; unchecked: string[] }> {
  const files = new Map<string, string>();
  const unchecked: string[] = [];
  for (const contract of contracts) {
    const header = `// Compiled by \`countersign generate\` from the contract of ${contract.api}. Not for reading, nor for git.\n`;
    const add = (file: string, printed: { code: string; unchecked: string[] }) => {
      files.set(join(contract.api, file + compiledAs), header + validatorModule(printed.code, compiledAs));
      // What the contract itself notes is told with it.
      const others = printed.unchecked.filter((one) => !contract.notes.includes(one));
      unchecked.push(...others.map((one) => `${contract.api}: not checked: ${one}`));
    };
    if (contract.operations.length) add("validators", await printResponseValidators(contract));
    if (contract.webhooks.length) add("webhook-validators", await printWebhookValidators(contract));
  }
  return { files, unchecked: [...new Set(unchecked)] };
}

/**
 * Says which generated files are not what the contracts give now.
 *
 * @throws FindingError naming them.
 */
export function checkFresh(folder: string, wanted: ReadonlyMap<string, string>): void {
  const stale = staleFiles(folder, wanted, isBuilt);
  if (stale.length === 0) return;
  const names = stale.map((file) => join(relative(process.cwd(), folder), file));
  throw new FindingError(`stale: ${names.join(", ")}. Run \`countersign generate\` and commit what it writes.`);
}
