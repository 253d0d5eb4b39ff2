import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";

/** Every file below a folder, relative to it. */
function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) =>
    statSync(join(folder, file)).isFile(),
  );
}

/**
 * The files whose text is another than it should be, that are missing, or that should not be there.
 *
 * @param isOthers Whether somebody else makes a file, so that it may be there or not.
 */
export function staleFiles(
  folder: string,
  wanted: ReadonlyMap<string, string>,
  isOthers: (file: string) => boolean = () => false,
): string[] {
  const stale = [...wanted].filter(([file, text]) => {
    const path = join(folder, file);
    return !existsSync(path) || readFileSync(path, "utf8") !== text;
  });
  const left = filesBelow(folder).filter((file) => !wanted.has(file) && !isOthers(file));
  return [...stale.map(([file]) => file), ...left].sort();
}

/**
 * Puts right what a run that was killed left beside a folder: the old one goes back to its place if nothing is there,
 * and what is half written or half removed goes away. Makes sure, too, that a folder can be written there.
 *
 * @throws Error of the file system when it cannot.
 */
export function recoverFolder(folder: string): void {
  const path = resolve(folder);
  const above = dirname(path);
  mkdirSync(above, { recursive: true });
  const left = readdirSync(above)
    .filter((name) => name.startsWith(basename(path)) && /^\.(new|old)-\d+$/.test(name.slice(basename(path).length)))
    .filter((name) => !isRunning(name));
  const old = left.find((name) => name.includes(".old-"));
  if (old !== undefined && !existsSync(path)) renameSync(join(above, old), path);
  for (const name of left) rmSync(join(above, name), { recursive: true, force: true });
  // Written and removed: that it cannot be written is known before the work.
  const probe = `${path}.new-${process.pid}`;
  mkdirSync(probe);
  rmSync(probe, { recursive: true });
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
 * A run that is killed at any moment leaves the folder, or what the next run makes it of again. A folder that is right
 * already keeps its dates.
 *
 * @param wanted Texts of the files, by path below the folder.
 * @param isOthers Whether somebody else makes a file: it is no reason to replace the folder, and goes away with it.
 * @returns the files that changed.
 */
export function replaceFolder(
  folder: string,
  wanted: ReadonlyMap<string, string>,
  isOthers?: (file: string) => boolean,
): string[] {
  recoverFolder(folder);
  const path = resolve(folder);
  const stale = staleFiles(path, wanted, isOthers);
  if (stale.length === 0) return stale;
  const fresh = `${path}.new-${process.pid}`;
  const old = `${path}.old-${process.pid}`;
  try {
    mkdirSync(fresh);
    for (const [file, text] of wanted) {
      mkdirSync(dirname(join(fresh, file)), { recursive: true });
      writeFileSync(join(fresh, file), text);
    }
    if (existsSync(path)) renameSync(path, old);
    try {
      renameSync(fresh, path);
    } catch (error) {
      if (existsSync(old) && !existsSync(path)) renameSync(old, path);
      throw error;
    }
  } finally {
    rmSync(fresh, { recursive: true, force: true });
    rmSync(old, { recursive: true, force: true });
  }
  return stale;
}
