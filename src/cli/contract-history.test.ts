import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Contract, loadContract } from "../contract/index.ts";
import { contractHistory } from "./contract-history.ts";

let folder: string;
let contract: Contract;
let previous: string;

const git = (...args: string[]) =>
  execFileSync("git", ["-C", folder, "-c", "user.name=a", "-c", "user.email=a@b", ...args]);

const description = (version: string) =>
  `openapi: 3.1.0
info: { title: Ferry, version: x }
paths: {}
`.replace("{ title: Ferry, version: x }", `\n  title: Ferry\n  version: ${version}`);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "history-test-"));
  previous = join(folder, "site");
  git("init", "--quiet");
  writeFileSync(join(folder, "ferry.yaml"), description("0.1.0"));
  git("add", ".");
  git("commit", "--quiet", "--message", "one", "--date", "2024-05-01T10:00:00Z");
  contract = await loadContract(join(folder, "ferry.yaml"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("a contract is compared with the commit that gave it its version", async () => {
  expect(await contractHistory(contract, { previous })).toEqual([
    { since: "0.1.0", unreleased: true, changes: [], made: expect.any(String) },
  ]);
});

test("what an earlier build found out is taken over, unless it was of another state", async () => {
  const [step] = (await contractHistory(contract, { previous })) ?? [];
  const kept = { ...step, changes: [{ impact: "minor", message: "Kept.", pointer: "" }] };
  mkdirSync(join(previous, "changes"), { recursive: true });
  writeFileSync(join(previous, "changes/ferry.json"), JSON.stringify({ api: "ferry", steps: [kept] }));
  expect(await contractHistory(contract, { previous })).toEqual([kept]);
  const [other] = (await contractHistory(contract, { ref: "HEAD", previous })) ?? [];
  expect(other).toEqual({ since: "HEAD", changes: [], made: expect.any(String) });
  expect(readFileSync(join(previous, "changes/ferry.json"), "utf8")).toContain("Kept.");
});

test("without git there is no history, and a commit that git does not know is refused", async () => {
  const elsewhere = mkdtempSync(join(tmpdir(), "history-test-"));
  writeFileSync(join(elsewhere, "ferry.yaml"), description("0.1.0"));
  expect(await contractHistory(await loadContract(join(elsewhere, "ferry.yaml")), { previous })).toBeUndefined();
  rmSync(elsewhere, { recursive: true });
  for (const ref of ["v9", ""])
    await expect(contractHistory(contract, { ref, previous })).rejects.toThrow(
      `docs: git knows no commit ${JSON.stringify(ref)} in ${folder}.`,
    );
});

test("a shallow clone has no history, but a commit that it has can be named", async () => {
  const shallow = mkdtempSync(join(tmpdir(), "history-test-"));
  execFileSync("git", ["clone", "--quiet", "--depth", "1", `file://${folder}`, shallow]);
  const cloned = await loadContract(join(shallow, "ferry.yaml"));
  const elsewhere = join(shallow, "site");
  expect(await contractHistory(cloned, { previous: elsewhere })).toBeUndefined();
  expect(await contractHistory(cloned, { ref: "HEAD", previous: elsewhere })).toMatchObject([{ since: "HEAD" }]);
  rmSync(shallow, { recursive: true });
});

test("a branch that moved is compared with again", async () => {
  const site = join(folder, "moved");
  const since = async () => (await contractHistory(contract, { ref: "HEAD", previous: site })) ?? [];
  const before = await since();
  mkdirSync(join(site, "changes"), { recursive: true });
  writeFileSync(join(site, "changes/ferry.json"), JSON.stringify({ steps: before }));
  expect((await since())[0]?.made).toBe(before[0]?.made);
  git("commit", "--quiet", "--allow-empty", "--message", "two");
  expect((await since())[0]?.made).not.toBe(before[0]?.made);
});
