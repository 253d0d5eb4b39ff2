import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { createMock } from "countersign-dev/mock";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadContract } from "../../src/contract/index.ts";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const shop = here("../../src/mock/fixtures/shop.yaml");
let folder: string;
const children: ChildProcess[] = [];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "countersign-"));
});
afterAll(() => {
  for (const child of children) child.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

async function start(...options: string[]): Promise<{ url: string; stop: (signal: NodeJS.Signals) => Promise<void> }> {
  const main = here("../../dist/src/cli/main.js");
  const child = spawn(process.execPath, [main, "mock", shop, "--port", "0", "--json", ...options]);
  children.push(child);
  let said = "";
  child.stderr.on("data", (chunk) => {
    said += chunk;
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  for await (const line of createInterface({ input: child.stdout })) {
    const stop = async (signal: NodeJS.Signals) => {
      child.kill(signal);
      await ended;
    };
    child.stdout.resume();
    return { url: `${JSON.parse(line).url}/shop`, stop };
  }
  throw new Error(said);
}

const post = async (url: string, name: string) => {
  const response = await fetch(`${url}/pets`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ name }),
  });
  return (await response.json()) as { id: number; name: string };
};

test("a mock that is killed under writes has everything that it answered for when it starts again", async () => {
  const state = join(folder, "killed");
  const answered = new Map<number, string>();
  for (let round = 0; round < 3; round++) {
    const mock = await start("--state", state, "--seed", "1");
    let stopped = false;
    const writer = async (name: string) => {
      for (let i = 0; !stopped; i++) {
        const made = await post(mock.url, `${name}${i}`).catch(() => undefined);
        if (made) answered.set(made.id, made.name);
      }
    };
    const before = answered.size;
    const writers = ["a", "b", "c", "d"].map((name) => writer(`${round}${name}`));
    while (answered.size < before + 40) await new Promise((resolve) => setTimeout(resolve, 5));
    await mock.stop("SIGKILL");
    stopped = true;
    await Promise.all(writers);
  }
  const mock = await start("--state", state);
  const { items } = (await (await fetch(`${mock.url}/pets?per_page=100000`)).json()) as {
    items: { id: number; name: string }[];
  };
  const kept = new Map(items.map(({ id, name }) => [id, name]));
  expect(answered.size).toBeGreaterThanOrEqual(120);
  expect([...answered].filter(([id, name]) => kept.get(id) !== name)).toEqual([]);
  // What was written and not answered may be there; numbers go on behind it.
  expect((await post(mock.url, "next")).id).toBeGreaterThan(Math.max(...answered.keys()));
  await mock.stop("SIGTERM");
});

test("a state that is stopped, forgotten or put back stays so", async () => {
  const contract = await loadContract(shop);
  const state = join(folder, "stopped");
  const open = async () => {
    const mock = await createMock([contract], { state, seed: 1 });
    const send = async (method: string, path: string, body?: unknown, namespace = "default") => {
      const response = await mock.fetch(
        new Request(`http://mock.test${path}`, {
          method,
          headers: { "content-type": "application/json", "countersign-namespace": namespace },
          ...(body !== undefined && { body: JSON.stringify(body) }),
        }),
      );
      const text = await response.text();
      return text ? JSON.parse(text) : response.status;
    };
    return { mock, send };
  };
  const first = await open();
  await first.send("POST", "/pets", { name: "Rex" });
  await first.send("POST", "/pets", { name: "Tom" }, "other");
  await first.send("POST", "/_countersign/clock", { advance: 60 });
  const snapshot = await first.send("GET", "/_countersign/state");
  await expect(open()).rejects.toThrow("another process has it open");
  await first.mock.close();

  const second = await open();
  expect(await second.send("GET", "/pets/1")).toMatchObject({ name: "Rex" });
  expect(await second.send("GET", "/pets/1", undefined, "other")).toMatchObject({ name: "Tom" });
  expect(await second.send("GET", "/_countersign/clock")).toEqual({ now: "2026-01-01T00:01:00.000Z", running: false });
  expect(await second.send("DELETE", "/_countersign/state")).toBe(204);
  expect(await second.send("PUT", "/_countersign/state", snapshot, "copy")).toBe(204);
  await second.mock.close();

  const third = await open();
  expect((await third.send("POST", "/pets", { name: "Max" })).id).toBe(1);
  expect(await third.send("GET", "/pets/1", undefined, "other")).toMatchObject({ name: "Tom" });
  expect(await third.send("GET", "/pets/1", undefined, "copy")).toMatchObject({ name: "Rex" });
  await third.send("DELETE", "/_countersign/state", undefined, "*");
  await third.mock.close();

  const fourth = await open();
  expect(await fourth.send("GET", "/_countersign/state", undefined, "copy")).toMatchObject({ resources: {} });
  await fourth.mock.close();
});

test("a state that cannot be opened is a sentence", async () => {
  const file = join(folder, "file.txt");
  writeFileSync(file, "mine");
  const contract = await loadContract(shop);
  await expect(createMock([contract], { state: file })).rejects.toThrow(`${file} is a file`);
  await expect(createMock([contract], { state: folder })).rejects.toThrow(
    `${folder} has other things in it, such as file.txt`,
  );
  expect(readdirSync(folder)).not.toContain("CURRENT");
  writeFileSync(file, "");
  await (await createMock([contract], { state: file })).close();
});
