import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { type Contract, FindingError } from "../contract/index.ts";
import { printClient } from "./print-client.ts";
import { printSchema } from "./print-schema.ts";
import { printValidators } from "./print-validators.ts";
import { webhookFiles } from "./webhook-files.ts";

/** How generated code refers to what is around it. */
export interface ImportStyle {
  /** What generated code imports the client from. */
  clientModule: string;
  /** What generated code calls its neighbours. `.ts` when absent. */
  extension?: ".ts" | ".js";
}

/**
 * Everything that follows from the contracts, as path below `generated/` to text. The same contracts always give the
 * same texts.
 */
export async function printGenerated(
  contracts: readonly Contract[],
  { clientModule, extension = ".ts" }: ImportStyle,
): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const contract of contracts) {
    const header = `// Written by \`countersign generate\` from the contract of ${contract.api}. Edit that, not this.\n`;
    files.set(join(contract.api, "contract.json"), `${JSON.stringify(contract.document, null, 2)}\n`);
    files.set(join(contract.api, "index.ts"), header + printClient(contract, clientModule));
    files.set(join(contract.api, "schema.ts"), header + (await printSchema(contract)));
    files.set(join(contract.api, "validators.ts"), header + (await printValidators(contract, clientModule)));
    for (const [file, text] of await webhookFiles(contract, clientModule))
      files.set(join(contract.api, file), header + text);
  }
  if (extension === ".ts") return files;
  const renamed = (text: string) => text.replace(/^(.*(?:from |import\()"\.\/[\w-]+)\.ts"/gm, `$1${extension}"`);
  return new Map([...files].map(([file, text]) => [file, file.endsWith(".ts") ? renamed(text) : text]));
}

/** Every file below a folder, relative to it. */
function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) =>
    statSync(join(folder, file)).isFile(),
  );
}

/** The files whose text is another than it should be, that are missing, or that should not be there. */
export function staleFiles(folder: string, wanted: ReadonlyMap<string, string>): string[] {
  const stale = [...wanted].filter(([file, text]) => {
    const path = join(folder, file);
    return !existsSync(path) || readFileSync(path, "utf8") !== text;
  });
  const left = filesBelow(folder).filter((file) => !wanted.has(file));
  return [...stale.map(([file]) => file), ...left].sort();
}

/**
 * Replaces a folder by these files, whole or not at all: they are written beside it and moved into place at the end.
 * Files that are right already keep their dates.
 *
 * @returns the files that changed.
 */
export function replaceFolder(folder: string, wanted: ReadonlyMap<string, string>): string[] {
  const stale = staleFiles(folder, wanted);
  if (stale.length === 0) return stale;
  const fresh = `${folder}.new-${process.pid}`;
  const old = `${folder}.old-${process.pid}`;
  try {
    for (const [file, text] of wanted) {
      const path = join(fresh, file);
      mkdirSync(join(path, ".."), { recursive: true });
      writeFileSync(path, text);
    }
    if (existsSync(folder)) renameSync(folder, old);
    try {
      renameSync(fresh, folder);
    } catch (error) {
      if (existsSync(old)) renameSync(old, folder);
      throw error;
    }
  } finally {
    rmSync(fresh, { recursive: true, force: true });
    rmSync(old, { recursive: true, force: true });
  }
  return stale;
}

/**
 * Says which generated files are not what the contracts give now.
 *
 * @throws FindingError naming them.
 */
export function checkFresh(folder: string, wanted: ReadonlyMap<string, string>): void {
  const stale = staleFiles(folder, wanted);
  if (stale.length === 0) return;
  const names = stale.map((file) => join(relative(process.cwd(), folder), file));
  throw new FindingError(`stale: ${names.join(", ")}. Run \`countersign generate\` and commit what it writes.`);
}
