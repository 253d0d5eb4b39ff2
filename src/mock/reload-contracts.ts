import { type FSWatcher, watch } from "node:fs";
import { dirname, join } from "node:path";
import { type Contract, loadContract } from "../contract/index.ts";

export interface ReloadOptions {
  /** Takes a contract as it is now. What it throws is reported like a mistake in the file. */
  replace(contract: Contract): Promise<void>;
  onReload(contract: Contract): void;
  /** The contract that was there goes on; `error` says why. */
  onFailure(contract: Pick<Contract, "api">, error: Error): void;
  /** Milliseconds without a further change before anything is read: editors write in several steps. */
  quiet?: number;
}

/**
 * Watches the files of contracts, and reads a contract again when one of them changes.
 *
 * @returns what ends it.
 */
export function reloadContracts(contracts: readonly Contract[], options: ReloadOptions): () => void {
  const { quiet = 80 } = options;
  const closers = contracts.map((contract) => reloadContract(contract, quiet, options));
  return () => {
    for (const close of closers) close();
  };
}

function reloadContract(first: Contract, quiet: number, { replace, onReload, onFailure }: ReloadOptions): () => void {
  let contract = first;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let reading: Promise<void> = Promise.resolve();
  let closed = false;
  const watchers = new Map<string, FSWatcher>();

  // Folders, because editors put a new file in the place of the old one, which a watch on a file does not survive.
  function watchFolders(): void {
    const folders = new Set(contract.files.map((file) => dirname(file)));
    for (const [folder, watcher] of watchers) {
      if (folders.has(folder)) continue;
      watcher.close();
      watchers.delete(folder);
    }
    for (const folder of folders) {
      if (watchers.has(folder)) continue;
      try {
        const watcher = watch(folder, { persistent: false }, (_, name) => {
          // A file that is not referred to yet may be the one that was missed.
          if (!name || contract.files.includes(join(folder, name)) || /\.(ya?ml|json)$/i.test(name)) soon();
        });
        watcher.on("error", () => {
          watcher.close();
          watchers.delete(folder);
        });
        watchers.set(folder, watcher);
      } catch {
        // A folder that is gone: the change that removed it is seen from above, or the next reading says so.
      }
    }
  }

  function soon(): void {
    clearTimeout(timer);
    timer = setTimeout(() => {
      reading = reading.then(read);
    }, quiet);
  }

  async function read(): Promise<void> {
    if (closed) return;
    try {
      const next = await loadContract(contract.file, contract.api, contract.references);
      if (JSON.stringify(next.document) === JSON.stringify(contract.document)) return;
      await replace(next);
      contract = next;
      onReload(next);
    } catch (error) {
      onFailure(contract, error as Error);
    }
    if (!closed) watchFolders();
  }

  watchFolders();
  return () => {
    closed = true;
    clearTimeout(timer);
    for (const watcher of watchers.values()) watcher.close();
  };
}
