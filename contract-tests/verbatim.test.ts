import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { readRegistry } from "../src/contract/index.ts";

for (const [api, root] of Object.entries(readRegistry().apis)) {
  const folder = dirname(root);
  const file = join(folder, "verbatim.yaml");
  if (!existsSync(file)) continue;
  const printed: { example: string; source: string; sha256: string }[] = parse(readFileSync(file, "utf8"));
  test.each(printed)(`${api}: $example is as $source prints it`, ({ example, sha256 }) => {
    const { value } = parse(readFileSync(join(folder, "examples", example), "utf8"));
    expect(createHash("sha256").update(JSON.stringify(value)).digest("hex")).toBe(sha256);
  });
}
