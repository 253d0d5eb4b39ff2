import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ClassicLevel } from "classic-level";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createMock, type Mock } from "../create-mock.ts";
import { inlineContract, json } from "../fixtures/inline.ts";
import { loadFixture } from "../fixtures/requests.ts";

const require = createRequire(import.meta.url);
const { ClassicLevel: Loaded } = require("classic-level") as { ClassicLevel: typeof ClassicLevel };

let state: string;
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "countersign-"));
  state = join(folder, "state");
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

const start = async (): Promise<Mock> => createMock([await loadFixture("shop")], { state });

async function ask(mock: Mock, method: string, path: string, body?: object) {
  const headers = { "content-type": "application/json" };
  const init = { method, ...(body && { headers, body: JSON.stringify(body) }) };
  const response = await mock.fetch(new Request(`http://mock.test${path}`, init));
  return { status: response.status, body: await response.json() };
}

/** Names of the pets that are there. */
const names = async (mock: Mock): Promise<string[]> =>
  (await ask(mock, "GET", "/pets?per_page=1000")).body.items.map(({ name }: { name: string }) => name);

test("what was answered while the disk was full for a time is all there, and what was not is said", async () => {
  const mock = await start();
  const batch = vi.spyOn(Loaded.prototype, "batch");
  const acknowledged: string[] = [];
  for (let i = 0; i < 40; i++) {
    if (i === 10) batch.mockRejectedValue(new Error("no space left on device") as never);
    if (i === 20) batch.mockRestore();
    const made = await ask(mock, "POST", "/pets", { name: `pet${i}` });
    if (made.status === 201) acknowledged.push(`pet${i}`);
    else
      expect([made.status, made.body.detail]).toEqual([
        503,
        expect.stringMatching(
          /cannot be written: no space left on device\. Nothing is acknowledged until it can be\.$/,
        ),
      ]);
  }
  expect(acknowledged.length).toBe(30);
  await mock.close();
  const again = await start();
  expect(await names(again)).toEqual(expect.arrayContaining(acknowledged));
  await again.close();
});

test("a damaged state is kept aside, and at start it is said what is left of it", async () => {
  const mock = await start();
  for (const name of ["a", "b"]) await ask(mock, "POST", "/pets", { name });
  await mock.close();
  for (const file of readdirSync(state).filter((name) => name.startsWith("MANIFEST")))
    writeFileSync(join(state, file), Buffer.alloc(readFileSync(join(state, file)).length, 7));
  const again = await start();
  const notes = again.store?.notes ?? [];
  expect(notes[0]).toMatch(/^--state: .*state is damaged \(.+\); it is kept as .*state\.damaged-/);
  expect(notes.at(-1)).toMatch(/: \d objects? (is|are) there\.$/);
  expect(readdirSync(folder).some((name) => name.startsWith("state.damaged-"))).toBe(true);
  expect((await ask(again, "POST", "/pets", { name: "c" })).status).toBe(201);
  await again.close();
});

test("a state without the file that lists its parts is repaired, and not begun again", async () => {
  const mock = await start();
  await ask(mock, "POST", "/pets", { name: "a" });
  await mock.close();
  rmSync(join(state, "CURRENT"));
  const again = await start();
  expect(again.store?.notes[0]).toMatch(/is damaged \(CURRENT is missing\); it is kept as /);
  expect(await names(again)).toContain("a");
  await again.close();
});

test("values that are no state are named and left out", async () => {
  const mock = await start();
  await ask(mock, "POST", "/pets", { name: "a" });
  await mock.close();
  const db = new Loaded<string, string>(state, { valueEncoding: "utf8" });
  await db.put('["entry","default","shop","pet","7"]', "{half");
  await db.put('["entry","default","shop","pet","8"]', '{"n":"eight"}');
  await db.close();
  const again = await start();
  expect(again.store?.notes.join("\n")).toMatch(/"7".*"8".*\n.*: 1 object is there\.$/);
  expect(await names(again)).toContain("a");
  await again.close();
});

test("a state of another version is refused, and stays as it is", async () => {
  const mock = await start();
  await ask(mock, "POST", "/pets", { name: "a" });
  await mock.close();
  const db = new Loaded<string, string>(state, { valueEncoding: "utf8" });
  await db.put('["version"]', "2");
  await db.close();
  await expect(start()).rejects.toThrow("was written by another version of countersign (2, here it is 1)");
});

test("a documented object that was deleted is there again after a reset, and stays there", async () => {
  const shown = json({ type: "object", properties: { id: { type: "string" } } }, { example: { id: "a" } });
  const contract = await inlineContract({
    paths: {
      "/things/{id}": {
        parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" }, example: "a" }],
        get: {
          operationId: "getThing",
          responses: { 200: { description: "It.", ...shown }, 404: { description: "None." } },
        },
        delete: { operationId: "deleteThing", responses: { 204: { description: "Gone." } } },
      },
    },
  });
  const ask = async (mock: Mock, method: string) =>
    (await mock.fetch(new Request("http://mock.test/things/a", { method }))).status;
  const mock = await createMock([contract], { state });
  expect([await ask(mock, "DELETE"), await ask(mock, "GET")]).toEqual([204, 404]);
  mock.store?.reset();
  await mock.close();
  const again = await createMock([contract], { state });
  expect(await ask(again, "GET")).toBe(200);
  await again.close();
});
