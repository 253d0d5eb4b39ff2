import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const run = (...args: string[]) =>
  spawnSync(process.execPath, [here("../../dist/src/cli/main.js"), "evidence", here("fixtures/acme.yaml"), ...args], {
    encoding: "utf8",
  });

test("the table counts the claims of each API by what they are about and how they are known", () => {
  const { status, stdout, stderr } = run();
  expect(status).toBe(0);
  expect(stdout).toBe("");
  expect(stderr).toMatch(/^ +claims {2}documented {2}observed {2}assumed\nacme +\d+( +\d+){3}\n/);
  expect(stderr).toMatch(/^ {2}operations +\d+/m);
});

test("as JSON every claim has its pointer, and the counts are those of the list", () => {
  const [{ api, total, count, claims }] = JSON.parse(run("--json").stdout);
  expect(api).toBe("acme");
  expect(claims).toHaveLength(total);
  expect(claims[0]).toMatchObject({ kind: "server", pointer: "/servers/0" });
  for (const level of Object.keys(count))
    expect(claims.filter((claim: { level?: string }) => claim.level === level)).toHaveLength(count[level]);
});
