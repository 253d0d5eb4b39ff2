import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { commands } from "../../src/cli/commands.ts";
import { loadApis } from "../../src/contract/index.ts";

const read = (name: string) => readFileSync(new URL(name, import.meta.url), "utf8");

/** The words of every `npx countersign ...` in the scripts of a file, by where they stand. */
function commandLines(value: unknown): string[][] {
  if (typeof value === "string")
    return value
      .split("\n")
      .filter((line) => line.startsWith("npx countersign "))
      .map((line) => line.split(" ").slice(2));
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(commandLines) : [];
}

test.each(["github.yml", "gitlab.yml"])(
  "every command of examples/ci/%s is one of ours, as it stands",
  async (name) => {
    const lines = commandLines(parse(read(name)));
    expect(lines).toHaveLength(3);
    for (const [command = "", ...args] of lines) {
      const { options } = (await commands[command]?.())?.command ?? {};
      const { positionals, values } = parseArgs({ args, options: { ...options }, allowPositionals: true });
      const [contract] = await loadApis(positionals);
      expect([undefined, "drift"]).toContain(values["fail-on"]);
      if (values.target !== undefined) expect(contract?.servers.map(({ name }) => name)).toContain(values.target);
    }
  },
);

test("docs/recipes.md shows both as they are", () => {
  const text = read("../../docs/recipes.md");
  const blocks = [...text.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, block]) => block);
  expect(blocks).toEqual([read("github.yml"), read("gitlab.yml")]);
});
