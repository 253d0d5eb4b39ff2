import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, statSync, unlinkSync } from "node:fs";
import { dirname } from "node:path";
import { displayPath } from "../../core/display-path.ts";
import { UsageError } from "../../core/errors.ts";
import { requireOptional } from "../../core/optional-package.ts";

type Level = import("classic-level").ClassicLevel<string, string>;
type LevelClass = typeof import("classic-level").ClassicLevel<string, string>;

/** Keeps values by key beyond the end of the process. */
export interface Store {
  /** What was there when it was opened, each value as JSON. */
  stored: [key: string, json: string][];
  /** That it was damaged, if it was: a sentence. */
  notes: string[];
  /** Notes a value, or that it is gone; kept once `settled` is. */
  write(key: string, value: unknown): void;
  /** Ends when everything that was noted so far is on the disk, all of it or none. @throws NotKeptError */
  settled(): Promise<void>;
  close(): Promise<void>;
}

/** What was done could not be kept. It is tried again with whatever is done next. */
export class NotKeptError extends Error {}

/**
 * Opens a LevelDB database. What is noted while a write is under way goes into the next one, so that many requests share
 * one wait for the disk. One that is damaged is copied aside, and what can be read of it is what there is.
 *
 * @param path Its directory, made when it is not there.
 * @throws UsageError when the package is not installed, or another process has the database open, or something else is there.
 */
export async function openLevelStore(path: string): Promise<Store> {
  const { ClassicLevel } = requireOptional<{ ClassicLevel: LevelClass }>("classic-level");
  refuseOthers(path);
  mkdirSync(dirname(path), { recursive: true });
  const { db, stored, notes } = await openOrRepair(ClassicLevel, path);
  return { stored, notes, ...createWriter(ClassicLevel, path, db) };
}

/** What LevelDB calls its files. */
const ownFile = /^(CURRENT|LOCK|LOG|LOG\.old|MANIFEST-\d+|\d+\.(log|ldb|sst|dbtmp)|lost)$/;

/** @throws UsageError when somebody's file or folder is there: a repair would take it for the database. */
function refuseOthers(path: string): void {
  if (!existsSync(path)) return;
  const wanted = "the state is a directory of its own, name another one";
  if (statSync(path).isFile()) {
    if (statSync(path).size > 0) throw new UsageError(`--state: ${path} is a file; ${wanted}.`);
    // Made beforehand, by mktemp for one.
    unlinkSync(path);
    return;
  }
  const other = readdirSync(path).find((name) => !ownFile.test(name));
  if (other !== undefined)
    throw new UsageError(`--state: ${path} has other things in it, such as ${other}; ${wanted}.`);
}

type Opened = Pick<Store, "stored" | "notes"> & { db: Level };

async function openOrRepair(ClassicLevel: LevelClass, path: string): Promise<Opened> {
  try {
    // LevelDB would take what is there for the rest of a database that is gone, and delete it.
    if (hasLostItsList(path)) throw new Error("CURRENT is missing");
    return { ...(await openAndRead(ClassicLevel, path)), notes: [] };
  } catch (error) {
    const { code, message } = causeOf(error);
    if (code === "LEVEL_LOCKED")
      throw new UsageError(`--state: ${path} cannot be opened: another process has it open.`);
    if (!existsSync(`${path}/CURRENT`) && !hasLostItsList(path))
      throw new UsageError(`--state: ${path} cannot be opened: ${message}.`);
    const aside = `${path}.damaged-${new Date().toISOString().replace(/[:.]/g, "-")}`;
    cpSync(path, aside, { recursive: true });
    const said = `--state: ${displayPath(path)} is damaged (${message}); it is kept as ${displayPath(aside)}.`;
    return { ...(await repair(ClassicLevel, path)), notes: [said] };
  }
}

/** Whether there are tables and logs of a database, and not the file that says which of them are in use. */
const hasLostItsList = (path: string): boolean =>
  existsSync(path) &&
  !existsSync(`${path}/CURRENT`) &&
  readdirSync(path).some((name) => /^\d+\.(log|ldb|sst)$/.test(name));

/** What can be saved of a database; an empty one when that is nothing. */
async function repair(ClassicLevel: LevelClass, path: string): Promise<Omit<Opened, "notes">> {
  try {
    await ClassicLevel.repair(path);
    return await openAndRead(ClassicLevel, path);
  } catch {
    rmSync(path, { recursive: true, force: true });
    return openAndRead(ClassicLevel, path);
  }
}

async function openAndRead(ClassicLevel: LevelClass, path: string): Promise<Omit<Opened, "notes">> {
  const db = new ClassicLevel(path, { valueEncoding: "utf8" });
  try {
    await db.open();
    return { db, stored: await db.iterator({ fillCache: false }).all() };
  } catch (error) {
    await db.close().catch(() => {});
    throw error;
  }
}

const causeOf = (error: unknown): NodeJS.ErrnoException => ((error as Error).cause ?? error) as NodeJS.ErrnoException;

function createWriter(
  ClassicLevel: LevelClass,
  path: string,
  first: Level,
): Pick<Store, "write" | "settled" | "close"> {
  let db = first;
  let noted = new Map<string, unknown>();
  let writing: Promise<void> | undefined;

  const writeAll = async (): Promise<void> => {
    const batch = noted;
    noted = new Map();
    try {
      // After a write that failed LevelDB takes none any more.
      if (db.status !== "open") {
        db = new ClassicLevel(path, { valueEncoding: "utf8" });
        await db.open();
      }
      const changes = [...batch].map(([key, value]) =>
        value === undefined
          ? { type: "del" as const, key }
          : { type: "put" as const, key, value: JSON.stringify(value) },
      );
      await db.batch(changes, { sync: true });
    } catch (error) {
      // What was noted since goes before it.
      noted = new Map([...batch, ...noted]);
      await db.close().catch(() => {});
      throw new NotKeptError(`${displayPath(path)} cannot be written: ${causeOf(error).message}`);
    }
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
