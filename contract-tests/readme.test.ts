import { execFile, spawn } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
const readme = readFileSync(join(root, "README.md"), "utf8");
const main = join(root, "dist/src/cli/main.js");

test("the first example of the README runs as it stands, against the mock", async () => {
  const [, example = ""] = /```ts\n([\s\S]*?)```/.exec(readme) ?? [];
  const mock = spawn(process.execPath, [main, "mock", "--port", "0", "--json"], { cwd: root });
  const file = join(root, `try-${process.pid}.mjs`);
  try {
    for await (const line of createInterface({ input: mock.stdout })) {
      writeFileSync(file, example.replace("http://127.0.0.1:4010", JSON.parse(line).url));
      break;
    }
    const { stdout } = await promisify(execFile)(process.execPath, [file], { cwd: root });
    expect(stdout).toMatch(/^created [0-9a-f-]{36}\n$/);
  } finally {
    rmSync(file, { force: true });
    mock.kill();
  }
});

test("every make target that the README names is there", () => {
  const targets = readFileSync(join(root, "Makefile"), "utf8");
  for (const [, target] of readme.matchAll(/`make ([a-z-]+)`/g))
    expect(targets).toMatch(new RegExp(`^${target}:`, "m"));
});
