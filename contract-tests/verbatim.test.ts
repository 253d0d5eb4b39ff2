import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { readRegistry } from "../src/contract/index.ts";
import { valueAt } from "../src/core/json-pointer.ts";

interface Printed {
  example: string;
  source: string;
  /** The part that is printed, where the rest is ours. */
  only?: string;
  sha256: string;
}

for (const [api, root] of Object.entries(readRegistry().apis)) {
  const folder = dirname(root);
  const read = (...path: string[]) => parse(readFileSync(join(folder, ...path), "utf8"));
  const printed: Printed[] = read("verbatim.yaml");

  test.each(printed)(`${api}: $example is as $source prints it`, ({ example, only = "", sha256 }) => {
    const value = valueAt(read("examples", example).value, only);
    expect(createHash("sha256").update(JSON.stringify(value)).digest("hex")).toBe(sha256);
  });

  test(`${api}: an example that is called documented is guarded, or says how it differs from what is printed`, () => {
    const guarded = printed.map(({ example }) => example);
    const loose = readdirSync(join(folder, "examples")).filter((name) => {
      const evidence = read("examples", name)["x-evidence"] ?? { level: "documented" };
      return evidence.level === "documented" && !guarded.includes(name) && evidence.note === undefined;
    });
    expect(loose).toEqual([]);
  });
}
