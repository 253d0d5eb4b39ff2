import { once } from "node:events";
import { dirname, join } from "node:path";
import type { FSWatcher } from "chokidar";
import { lazyRequire } from "../core/lazy-require.ts";
import type { Contract } from "./contract.ts";
import { loadContract } from "./load-contract.ts";
import { readRegistry } from "./registry.ts";

export interface WatchOptions {
  /** Takes a contract as it is now. What it throws is reported like a mistake in the file. */
  replace(contract: Contract): Promise<void>;
  onReload(contract: Contract): void;
  /** The contract that was there goes on; `error` says why. */
  onFailure(contract: Pick<Contract, "api">, error: Error): void;
  /** The registry is followed too: an API that is entered is served, one that is taken out is not any more. */
  registry?: RegistryOptions;
}

export interface RegistryOptions {
  /** Where the project is; the current folder when absent. */
  from?: string;
  /** Lets an API go that the registry has no more. */
  remove(api: string): void;
  onRemove(api: string): void;
  /** What was served goes on; `error` says what is wrong with the registry. */
  onBroken(error: Error): void;
}

/**
 * Milliseconds without a further change before anything is read: editors write in several steps. More than 50, because
 * chokidar says nothing of a change within 50 ms of another one to the same file.
 */
const quiet = 80;

/** What is served and watched. */
interface Followed {
  contracts: Map<string, Contract>;
  options: WatchOptions;
  /** The folder of the registry. */
  root: string | undefined;
  watcher: FSWatcher;
}

/**
 * Watches the files of contracts, and reads a contract again when one of them changes.
 *
 * @returns once they are watched: what ends it.
 */
export async function watchContracts(contracts: readonly Contract[], options: WatchOptions): Promise<() => void> {
  const { registry } = options;
  const root = registry && readRegistry(registry.from).root;
  const { watch } = lazyRequire<typeof import("chokidar")>("chokidar");
  const served = new Map(contracts.map((contract) => [contract.api, contract]));
  const isOfContract = (path: string) => [...served.values()].some(({ files }) => files.includes(path));
  // Folders, because a file that is not referred to yet may be the one that was missed.
  const watcher = watch([...contracts.flatMap(foldersOf), ...(root === undefined ? [] : [root])], {
    persistent: false,
    ignoreInitial: true,
    depth: 0,
    ignored: (path, stats) => stats?.isFile() === true && !isDescription(path) && !isOfContract(path),
  });
  const followed: Followed = { contracts: served, options, root, watcher };
  const isWatched = once(watcher, "ready");
  let changed = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let reading: Promise<void> = Promise.resolve();
  watcher.on("all", (_, path) => {
    changed.add(path);
    clearTimeout(timer);
    timer = setTimeout(() => {
      const paths = changed;
      changed = new Set();
      reading = reading.then(() => readAgain(followed, paths));
    }, quiet);
  });
  watcher.on("error", (error) => {
    for (const contract of served.values()) options.onFailure(contract, error as Error);
  });
  await isWatched;
  return () => {
    clearTimeout(timer);
    void watcher.close();
  };
}

const isDescription = (path: string): boolean => /\.(ya?ml|json)$/i.test(path);

const foldersOf = ({ files }: Contract): string[] => [...new Set(files.map((file) => dirname(file)))];

async function readAgain(followed: Followed, changed: ReadonlySet<string>): Promise<void> {
  const { contracts, options, root, watcher } = followed;
  if (watcher.closed) return;
  if (options.registry && root !== undefined && changed.has(join(root, "redocly.yaml")))
    await readRegistryAgain(followed, options.registry, root);
  for (const contract of [...contracts.values()]) {
    const folders = foldersOf(contract);
    const isConcerned = [...changed].some(
      (path) => contract.files.includes(path) || (isDescription(path) && folders.includes(dirname(path))),
    );
    if (isConcerned) await readOne(followed, contract);
  }
}

type Source = Pick<Contract, "api" | "file" | "references">;

async function readOne({ contracts, options, watcher }: Followed, { api, file, references }: Source): Promise<void> {
  try {
    const next = await loadContract(file, api, references);
    const known = contracts.get(api);
    if (next.file === known?.file && JSON.stringify(next.document) === JSON.stringify(known.document)) return;
    await options.replace(next);
    contracts.set(api, next);
    watcher.add(foldersOf(next));
    options.onReload(next);
  } catch (error) {
    options.onFailure({ api }, error as Error);
  }
}

async function readRegistryAgain(
  followed: Followed,
  { remove, onRemove, onBroken }: RegistryOptions,
  root: string,
): Promise<void> {
  const { contracts } = followed;
  let apis: Record<string, string>;
  try {
    apis = readRegistry(root).apis;
  } catch (error) {
    onBroken(error as Error);
    return;
  }
  const references = { ...[...contracts.values()][0]?.references, within: root };
  for (const api of [...contracts.keys()].filter((api) => !Object.hasOwn(apis, api))) {
    contracts.delete(api);
    remove(api);
    onRemove(api);
  }
  for (const [api, file] of Object.entries(apis))
    if (contracts.get(api)?.file !== file) await readOne(followed, { api, file, references });
}
