import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { runHere } from "./fixtures/run-command.ts";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const run = (...args: string[]) => runHere(here("."), ["evidence", "fixtures/acme.yaml", ...args]);

test("the table counts the claims of each API by what they are about and how they are known", async () => {
  const { code, out, err } = await run();
  expect(code).toBe(0);
  expect(err).toBe("");
  expect(out).toMatch(/^ +claims {2}documented {2}observed {2}assumed\nacme +\d+( +\d+){3}\n/);
  expect(out).toMatch(/^ {2}operations +\d+/m);
});

test("a table in Markdown has every operation with its level and source", async () => {
  const { code, out, err } = await run("--table");
  expect([code, err]).toEqual([0, ""]);
  const [head, line, ...rows] = out.trimEnd().split("\n");
  expect([head, line]).toEqual(["| API | operation | route | known | source |", "| --- | --- | --- | --- | --- |"]);
  expect(rows.length).toBeGreaterThan(0);
  for (const row of rows) expect(row).toMatch(/^\| acme \| `\w+` \| `(webhook|[A-Z]+ \/\S*)` \| \w* \| \S* ?\|$/);
});

test("as JSON every claim has its pointer, and the counts are those of the list", async () => {
  const [{ api, total, count, claims }] = JSON.parse((await run("--json")).out);
  expect(api).toBe("acme");
  expect(claims).toHaveLength(total);
  expect(claims[0]).toMatchObject({ kind: "server", pointer: "/servers/0" });
  for (const level of Object.keys(count))
    expect(claims.filter((claim: { level?: string }) => claim.level === level)).toHaveLength(count[level]);
});
