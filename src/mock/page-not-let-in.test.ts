import { expect, test } from "vitest";
import { createMock } from "./create-mock.ts";
import { inlineContract } from "./fixtures/inline.ts";
import type { LogEntry } from "./log-line.ts";

const responses = { "204": { description: "ok" } };
const contract = await inlineContract({
  paths: {
    "/hats": { get: { operationId: "listHats", responses } },
    "/open": { options: { operationId: "openOptions", responses } },
  },
});
const entries: LogEntry[] = [];
const mock = await createMock([contract], { onRequest: (entry) => void entries.push(entry) });

async function ask(path: string, headers: Record<string, string>) {
  const response = await mock.fetch(new Request(`http://mock${path}`, { method: "OPTIONS", headers }));
  return { status: response.status, text: await response.text(), reasons: entries.at(-1)?.detail?.reasons };
}

const asked = (origin: string) => ({ origin, "access-control-request-method": "POST" });

test.each(["/inline/hats", "/inline/nothing", "/nothing"])(
  "a page that is not let in is told what lets it in: %s",
  async (path) => {
    const sentence =
      "A page of https://docs.example asked to be let in; start the mock with --allow-origin https://docs.example";
    const { status, text, reasons } = await ask(path, asked("https://docs.example"));
    expect([status, reasons]).toEqual([403, [sentence]]);
    expect(JSON.parse(text).detail).toBe(`${sentence}.`);
    expect(entries.at(-1)).toMatchObject({ verdict: "refused", method: "OPTIONS", path });
  },
);

test("a page of a file is told its origin, too", async () => {
  expect((await ask("/inline/hats", asked("null"))).reasons?.[0]).toMatch(/^A page without .* --allow-origin null$/);
});

test("the contract's own OPTIONS, other OPTIONS and the control API stay as they are", async () => {
  expect((await ask("/inline/open", asked("https://docs.example"))).status).toBe(204);
  expect((await ask("/inline/hats", { origin: "https://docs.example" })).status).toBe(405);
  expect((await ask("/inline/hats", asked("ftp://docs.example"))).status).toBe(405);
  expect((await ask("/_countersign/nothing", asked("https://docs.example"))).text).not.toContain("--allow-origin");
});
