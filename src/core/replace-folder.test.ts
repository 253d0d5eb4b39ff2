import fs, {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeEach, expect, test } from "vitest";
import { recoverFolder, replaceFolder, staleFiles } from "./replace-folder.ts";

/** How many changes of the file system are left before the process is dead, as after `kill -9`: none of its calls does anything then. */
let left = Number.POSITIVE_INFINITY;

const { mkdirSync: mkdir, writeFileSync: write, renameSync: rename, rmSync: rm } = fs;
const mortal = <Call extends (...args: any[]) => unknown>(call: Call) =>
  ((...args) => {
    left -= 1;
    if (left < 0) throw new Error("killed");
    return call(...args);
  }) as Call;
/** Removes a file after the other, so that it can be killed halfway. */
const remove = mortal((path: string) => {
  if (!existsSync(path)) return;
  const names = statSync(path).isDirectory() ? readdirSync(path) : [];
  for (const name of names) remove(join(path, name));
  rm(path, { recursive: true });
});

// In all modules of this process, until the end of this file.
const change = (calls: object) => {
  Object.assign(fs, calls);
  syncBuiltinESMExports();
};
change({ mkdirSync: mortal(mkdir), writeFileSync: mortal(write), renameSync: mortal(rename), rmSync: remove });
afterAll(() => change({ mkdirSync: mkdir, writeFileSync: write, renameSync: rename, rmSync: rm }));

let above: string;
let folder: string;
beforeEach(() => {
  above = mkdtempSync(join(tmpdir(), "countersign-"));
  folder = join(above, "generated");
});
afterEach(() => {
  left = Number.POSITIVE_INFINITY;
  rmSync(above, { recursive: true });
});

const before = new Map([
  ["acme/a.ts", "a"],
  ["acme/b.ts", "b"],
]);
const after = new Map([
  ["acme/a.ts", "new a"],
  ["acme/c.ts", "c"],
]);

test("the folder holds these files and no others", () => {
  mkdirSync(join(folder, "gone"), { recursive: true });
  writeFileSync(join(folder, "gone/old.ts"), "");
  expect(replaceFolder(folder, before)).toEqual(["acme/a.ts", "acme/b.ts", "gone/old.ts"]);
  expect(readdirSync(folder)).toEqual(["acme"]);
  expect(readFileSync(join(folder, "acme/a.ts"), "utf8")).toBe("a");
  expect(readdirSync(above)).toEqual(["generated"]);
});

test("a folder that is right already is not touched", () => {
  replaceFolder(folder, before);
  const { ino } = statSync(folder);
  expect(replaceFolder(folder, before)).toEqual([]);
  expect(statSync(folder).ino).toBe(ino);
});

test("what somebody else makes there is no reason to replace it, and goes away when there is one", () => {
  replaceFolder(folder, before);
  writeFileSync(join(folder, "acme/built.js"), "");
  const isBuilt = (file: string) => file.endsWith("built.js");
  expect(replaceFolder(folder, before, isBuilt)).toEqual([]);
  expect(staleFiles(folder, before, isBuilt)).toEqual([]);
  expect(replaceFolder(folder, after, isBuilt)).toEqual(["acme/a.ts", "acme/b.ts", "acme/c.ts"]);
  expect(readdirSync(join(folder, "acme"))).toEqual(["a.ts", "c.ts"]);
});

test("a folder that no files are wanted in is empty", () => {
  replaceFolder(folder, before);
  expect(replaceFolder(folder, new Map())).toEqual(["acme/a.ts", "acme/b.ts"]);
  expect(readdirSync(folder)).toEqual([]);
});

test("it stays as it was when the new files cannot be written", () => {
  replaceFolder(folder, before);
  // A file cannot be a folder too.
  const impossible = new Map([...after, ["acme/a.ts/b.ts", "x"]]);
  expect(() => replaceFolder(folder, impossible)).toThrow();
  expect(staleFiles(folder, before)).toEqual([]);
  expect(readdirSync(above)).toEqual(["generated"]);
});

test("killed at any moment, it is the old folder or the new one when the next run begins", () => {
  let ends = false;
  const found = new Set<string>();
  for (let moment = 0; !ends; moment += 1) {
    replaceFolder(folder, before);
    left = moment;
    try {
      replaceFolder(folder, after);
      ends = true;
    } catch (error) {
      expect((error as Error).message).toBe("killed");
    }
    left = Number.POSITIVE_INFINITY;
    const missing = !existsSync(folder);
    recoverFolder(folder);
    const is = [before, after].filter((files) => staleFiles(folder, files).length === 0);
    expect(is, `killed after ${moment} calls`).toHaveLength(1);
    found.add(`${is[0] === before ? "old" : "new"}${missing ? ", put back" : ""}`);
    expect(readdirSync(above)).toEqual(["generated"]);
  }
  expect([...found]).toEqual(["old", "old, put back", "new"]);
});

test("what another process is writing is left alone", () => {
  // The process that started this one is running.
  mkdirSync(`${folder}.new-${process.ppid}`);
  replaceFolder(folder, before);
  expect(readdirSync(above)).toEqual(["generated", `generated.new-${process.ppid}`]);
});
