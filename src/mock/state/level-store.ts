import { existsSync, mkdirSync, statSync, unlinkSync } from "node:fs";
import { dirname } from "node:path";
import { UsageError } from "../../core/errors.ts";
import { requireTool } from "../../core/tools.ts";

/** Keeps values by key beyond the end of the process. */
export interface Store {
  load(): Promise<[key: string, value: unknown][]>;
  /** Notes a value, or that there is none any more; kept once `settled` is. */
  write(key: string, value: unknown): void;
  /** Ends when everything that was noted so far is on the disk, all of it or none. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens a LevelDB database. What is noted while a write is under way goes into the next one, so that many requests share
 * one wait for the disk.
 *
 * @param path Its directory, made when it is not there.
 * @throws UsageError when the package is not installed, or another process has the database open, or it is none.
 */
export async function openLevelStore(path: string): Promise<Store> {
  const { ClassicLevel } = requireTool<typeof import("classic-level")>("state", "classic-level");
  if (existsSync(path) && statSync(path).isFile()) {
    if (statSync(path).size > 0)
      throw new UsageError(`--state: ${path} is a file; the state is a directory of its own, name another one.`);
    // Made beforehand, by mktemp for one.
    unlinkSync(path);
  }
  const db = new ClassicLevel<string, unknown>(path, { valueEncoding: "json" });
  try {
    mkdirSync(dirname(path), { recursive: true });
    await db.open();
  } catch (error) {
    const { code, message } = ((error as Error).cause ?? error) as NodeJS.ErrnoException;
    const reason = code === "LEVEL_LOCKED" ? "another process has it open" : message;
    throw new UsageError(`--state: ${path} cannot be opened: ${reason}.`);
  }
  let noted = new Map<string, unknown>();
  let writing: Promise<void> | undefined;

  const writeAll = async (): Promise<void> => {
    const batch = [...noted].map(([key, value]) =>
      value === undefined ? { type: "del" as const, key } : { type: "put" as const, key, value },
    );
    noted = new Map();
    await db.batch(batch, { sync: true });
  };
  const settled = async (): Promise<void> => {
    // Twice at most: the write under way may have begun before what is waited for was noted.
    while (writing) await writing;
    if (noted.size === 0) return;
    writing = writeAll().finally(() => {
      writing = undefined;
    });
    await writing;
  };
  return {
    load: () => db.iterator().all(),
    write(key, value) {
      noted.delete(key);
      noted.set(key, value);
    },
    settled,
    async close() {
      await settled();
      await db.close();
    },
  };
}
