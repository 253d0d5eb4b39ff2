import { existsSync, readdirSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import {
  type ApiSource,
  apisOf,
  type Contract,
  loadContract,
  type OpenApiDocument,
  projectRoot,
  readRegistry,
} from "../contract/index.ts";
import { UsageError } from "../core/errors.ts";
import { type CheckedOut, checkoutFiles } from "./checkout-files.ts";

/** A contract at a commit and now; undefined where it is not there. */
export interface ComparedContract {
  api: string;
  before: OpenApiDocument | undefined;
  now: OpenApiDocument | undefined;
}

/**
 * Reads contracts as they are now and as they were in a commit, each from its files. What redocly.yaml of the commit does
 * not name is read from its generated/, if that is in git.
 *
 * @param names APIs of the project, now or then, or paths of files; all of the project when there are none.
 * @throws UsageError when there is no such API, or one cannot be read.
 */
export async function comparedContracts(
  ref: string,
  names: readonly string[],
  allowRefs: readonly string[] = [],
): Promise<ComparedContract[]> {
  const isFile = (name: string): boolean => /[./\\]/.test(name);
  const ofProject = names.filter((name) => !isFile(name));
  const compared = names.length === 0 || ofProject.length ? await compareProject(ref, ofProject, allowRefs) : [];
  for (const file of names.filter(isFile)) compared.push(await compareFile(ref, resolve(file), allowRefs));
  return compared;
}

/** A contract as it was in a commit; undefined where it was not there. */
export async function contractAt(
  command: string,
  ref: string,
  { api, file }: Contract,
): Promise<OpenApiDocument | undefined> {
  const root = projectRoot();
  const known = root && apisOf(root)[api];
  const folder = root && known && resolve(known) === resolve(file) ? root : undefined;
  const then = checkoutFiles(command, folder ?? dirname(file), ref, false);
  try {
    const files = folder ? { ...generatedIn(then.folder), ...apisOf(then.folder) } : {};
    const old = folder ? files[api] : join(then.folder, basename(file));
    if (old === undefined || !existsSync(old)) return undefined;
    const within = folder && then.folder;
    return await loadThen(command, { api, file: old, within }, then, folder ?? dirname(file), ref, []);
  } finally {
    then.remove();
  }
}

async function compareProject(
  ref: string,
  names: readonly string[],
  allowRefs: readonly string[],
): Promise<ComparedContract[]> {
  const { root, apis } = readRegistry();
  const then = checkoutFiles("diff", root, ref, allowRefs.length > 0);
  try {
    const before = { ...generatedIn(then.folder), ...apisOf(then.folder) };
    const known = [...new Set([...Object.keys(apis), ...Object.keys(before)])];
    const unknown = names.find((name) => !known.includes(name));
    if (unknown !== undefined)
      throw new UsageError(`diff: ${JSON.stringify(unknown)} is an API neither of redocly.yaml nor of ${ref}.`);
    const compared: ComparedContract[] = [];
    for (const api of names.length ? known.filter((api) => names.includes(api)) : known) {
      const [file, old] = [apis, before].map((files) => (Object.hasOwn(files, api) ? files[api] : undefined));
      compared.push({
        api,
        before:
          old === undefined
            ? undefined
            : await loadThen("diff", { api, file: old, within: then.folder }, then, root, ref, allowRefs),
        now: file === undefined ? undefined : (await loadContract(file, api, { within: root, allowRefs })).document,
      });
    }
    return compared;
  } finally {
    then.remove();
  }
}

async function compareFile(ref: string, file: string, allowRefs: readonly string[]): Promise<ComparedContract> {
  const { api, document } = await loadContract(file, undefined, { allowRefs });
  const then = checkoutFiles("diff", dirname(file), ref, allowRefs.length > 0);
  try {
    const old = join(then.folder, basename(file));
    const before = existsSync(old)
      ? await loadThen("diff", { api, file: old }, then, dirname(file), ref, allowRefs)
      : undefined;
    return { api, before, now: document };
  } finally {
    then.remove();
  }
}

/** Loads a contract of a commit. `folder` is what the folder of the files that were checked out stands for. */
async function loadThen(
  command: string,
  { api, file, within }: ApiSource,
  then: CheckedOut,
  folder: string,
  ref: string,
  allowRefs: readonly string[],
): Promise<OpenApiDocument> {
  const allowed = allowRefs.map((one) =>
    /^\w+:\/\//.test(one) ? one : join(then.folder, relative(folder, resolve(one))),
  );
  const contract: Contract = await loadContract(file, api, { within, allowRefs: allowed }).catch((error: Error) => {
    throw new UsageError(`${command}: at ${ref}: ${error.message.replaceAll(`${then.root}/`, "")}`);
  });
  return contract.document;
}

/** The contracts that are committed below generated/: file by API. */
function generatedIn(root: string): Record<string, string> {
  const folder = join(root, "generated");
  if (!existsSync(folder)) return {};
  const files = readdirSync(folder).map((api) => [api, join(folder, api, "contract.json")] as const);
  return Object.fromEntries(files.filter(([, file]) => existsSync(file)));
}
