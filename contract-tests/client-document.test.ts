import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { type Failure, isSafeToRepeat, outcomes } from "../src/client/outcome.ts";
import { isRetried } from "../src/client/retry.ts";
import { createMockFetch } from "../src/mock/index.ts";
import { clientProgram } from "./client-program.ts";
import { readDocument, runProgram } from "./run-document.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const text = readDocument("docs/client.md");
test("what docs/client.md shows runs, against the mock", { timeout: 60_000 }, async () => {
  const mock = createMockFetch({ api: "monri" });
  const said: unknown[][] = [];
  const { log, warn, info, error } = console;
  (globalThis as Record<string, unknown>).mockOfDocument = mock;
  try {
    Object.assign(console, { log: (...all: unknown[]) => said.push(all), warn: log, info: log, error: log });
    await runProgram(
      clientProgram.replaceAll('server: "test"', 'fetch: (globalThis as any).mockOfDocument, server: "test"'),
    );
  } finally {
    Object.assign(console, { log, warn, info, error });
  }
  expect(said.flat()).toEqual(expect.arrayContaining([expect.stringMatching(/^[0-9a-f-]{36}$/), "Ana", "Ivo"]));
});

test("every error that a client can reject with is in the table, with its code", async () => {
  const errors = await import("../src/client/index.ts");
  const table = new Map([...text.matchAll(/^\| `(\w+)` \| `([a-z-]+)` \|/gm)].map(([, name, code]) => [name, code]));
  const classes = Object.keys(errors).filter((name) => /Error$/.test(name) && name !== "CountersignError");
  expect([...table.keys()].sort()).toEqual(classes.sort());
  const source = ["errors.ts", "paginate.ts"]
    .map((file) => readFileSync(join(root, "src/client", file), "utf8"))
    .join();
  for (const [name, code] of table)
    expect(source).toMatch(new RegExp(`class ${name} [\\s\\S]{0,120}?code = "${code}"`));
});

/** How each failure is called in the document, and whether it can be without that anything was sent, or with it. */
const failures: Record<Failure, [name: string, unsent: boolean, sent: boolean]> = {
  request: ["the request cannot be made", true, true],
  credentials: ["the credentials cannot be had, or cannot be used", true, true],
  connection: ["no connection, or one that breaks", true, true],
  time: ["`timeout` or `totalTimeout` passes", true, true],
  abort: ["your `signal`", true, true],
  redirect: ["a redirect", false, true],
  size: ["a response longer than `maxResponseBytes`", false, true],
};

/** The table of outcomes, as the client decides them. */
function outcomeTable(): string {
  const cell = (failed: Failure, arrived: boolean, idempotent: boolean) => {
    const { name } = new outcomes[failed][arrived ? "sent" : "unsent"]("", { api: "", operation: "" });
    const again = isRetried({ failed, phase: "waiting", reason: "" }, { arrived, idempotent });
    const safe = isSafeToRepeat(arrived, idempotent);
    return `\`${name}\`, ${again ? "made again" : safe ? "safe to repeat" : "**not** safe to repeat"}`;
  };
  const rows = Object.entries(failures).map(([failed, [name, unsent, sent]]) => [
    name,
    unsent ? cell(failed as Failure, false, false) : "",
    sent ? cell(failed as Failure, true, true) : "",
    sent ? cell(failed as Failure, true, false) : "",
  ]);
  const head = [
    "what ends it",
    "nothing was sent",
    "something may have arrived, idempotent",
    "something may have arrived, not idempotent",
  ];
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

test("the table of outcomes is the one that the client decides by", () => {
  expect(text).toContain(`\n${outcomeTable()}\n`);
});
