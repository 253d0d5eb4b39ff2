import { watch } from "node:fs";
import { join } from "node:path";
import { type Contract, loadContract, readRegistry } from "../contract/index.ts";
import { type ReloadOptions, reloadContracts } from "./reload-contracts.ts";

export interface RegistryReloadOptions extends ReloadOptions {
  /** Where the project is; the current folder when absent. */
  from?: string;
  /** Lets an API go that the registry has no more. */
  remove(api: string): void;
  onRemove(api: string): void;
  /** What was served goes on; `error` says what is wrong with the registry. */
  onBrokenRegistry(error: Error): void;
}

/**
 * Watches the files of every API of a registry, and the registry itself: an API that is entered is served, one that is
 * taken out is not any more.
 *
 * @returns what ends it.
 */
export function reloadRegistry(contracts: readonly Contract[], options: RegistryReloadOptions): () => void {
  const { quiet = 80, from, replace, remove, onReload, onRemove, onFailure, onBrokenRegistry } = options;
  const { root } = readRegistry(from);
  const followed = new Map<string, { file: string; end: () => void }>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let reading: Promise<void> = Promise.resolve();
  let closed = false;

  const follow = (contract: Contract): void => {
    followed.get(contract.api)?.end();
    followed.set(contract.api, { file: contract.file, end: reloadContracts([contract], options) });
  };

  async function read(): Promise<void> {
    if (closed) return;
    let apis: Record<string, string>;
    try {
      apis = readRegistry(root).apis;
    } catch (error) {
      onBrokenRegistry(error as Error);
      return;
    }
    for (const [api, { end }] of [...followed])
      if (!Object.hasOwn(apis, api)) {
        end();
        followed.delete(api);
        remove(api);
        onRemove(api);
      }
    for (const [api, file] of Object.entries(apis)) {
      if (followed.get(api)?.file === file) continue;
      try {
        const contract = await loadContract(file, api, { ...contracts[0]?.references, within: root });
        await replace(contract);
        follow(contract);
        onReload(contract);
      } catch (error) {
        onFailure({ api }, error as Error);
      }
    }
  }

  // The folder, because editors put a new file in the place of the old one.
  const watcher = watch(root, { persistent: false }, (_, name) => {
    if (name !== null && join(root, name) !== join(root, "redocly.yaml")) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      reading = reading.then(read);
    }, quiet);
  });
  watcher.on("error", () => watcher.close());
  for (const contract of contracts) follow(contract);
  return () => {
    closed = true;
    clearTimeout(timer);
    watcher.close();
    for (const { end } of followed.values()) end();
  };
}
