import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { type Contract, structureError } from "../contract/index.ts";
import { FindingError } from "../core/errors.ts";
import { printClient } from "./print-client.ts";
import { printSchema } from "./print-schema.ts";
import { printResponseValidators, printWebhookValidators, validatorTypes } from "./print-validators.ts";
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
  const neighbours = (text: string) =>
    extension === ".ts" ? text : text.replace(/^(.*(?:from |import\()"\.\/[\w-]+)\.ts"/gm, `$1${extension}"`);
  const files = new Map<string, string>();
  for (const contract of contracts) {
    const header = `// Written by \`countersign generate\` from the contract of ${contract.api}. Edit that, not this.\n`;
    const add = (file: string, text: string) => files.set(join(contract.api, file), text);
    try {
      add("contract.json", `${JSON.stringify(contract.document, null, 2)}\n`);
      if (contract.operations.length) add("index.ts", header + neighbours(printClient(contract, clientModule)));
      add("schema.ts", header + (await printSchema(contract)));
      if (contract.operations.length) add("validators.d.ts", header + validatorTypes);
      for (const [file, text] of webhookFiles(contract, clientModule)) add(file, header + neighbours(text));
    } catch (error) {
      throw await structureError(error, contract.file);
    }
  }
  return files;
}

/** The validators of the contracts, compiled, as path below `generated/` to text; and what they do not check. */
export async function printCompiled(
  contracts: readonly Contract[],
): Promise<{ files: Map<string, string>; unchecked: string[] }> {
  const files = new Map<string, string>();
  const unchecked: string[] = [];
  for (const contract of contracts) {
    const header = `// Compiled by \`countersign generate\` from the contract of ${contract.api}. Not for reading, nor for git.\n`;
    const add = (file: string, printed: { code: string; unchecked: string[] }) => {
      files.set(join(contract.api, file), header + printed.code);
      unchecked.push(...printed.unchecked.map((one) => `${contract.api}: not checked: ${one}`));
    };
    if (contract.operations.length) add("validators.js", await printResponseValidators(contract));
    if (contract.webhooks.length) add("webhook-validators.js", await printWebhookValidators(contract));
  }
  return { files, unchecked: [...new Set(unchecked)] };
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

/** Puts right what a run that was killed left behind: the old folder back in its place, half-written ones away. */
function recoverFolder(folder: string): void {
  const above = dirname(folder);
  if (!existsSync(above)) return;
  const left = readdirSync(above).filter(
    (name) => /^\.(new|old)-\d+$/.test(name.slice(basename(folder).length)) && name.startsWith(basename(folder)),
  );
  for (const name of left.filter((name) => name.includes(".old-") && !isRunning(name)))
    if (!existsSync(folder)) renameSync(join(above, name), folder);
  for (const name of left.filter((name) => !isRunning(name)))
    rmSync(join(above, name), { recursive: true, force: true });
}

/** Whether the process that a folder is named after is still there, and is another one. */
function isRunning(name: string): boolean {
  const pid = Number(name.split("-").at(-1));
  try {
    return pid !== process.pid && process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/**
 * Replaces a folder by these files, whole or not at all: they are written beside it and moved into place at the end.
 * Files that are right already keep their dates.
 *
 * @returns the files that changed.
 */
export function replaceFolder(folder: string, wanted: ReadonlyMap<string, string>): string[] {
  recoverFolder(folder);
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
