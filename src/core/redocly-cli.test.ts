import { tmpdir } from "node:os";
import { expect, test } from "vitest";
import { runRedocly } from "./redocly-cli.ts";

test("what Redocly prints is handed on", async () => {
  expect(await runRedocly(["--version"], tmpdir())).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^2\.\d+\.\d+\s*$/),
  });
});

test("a run that fails leaves its exit code and the last line of what it said", async () => {
  expect(await runRedocly(["build-docs", "nothing.yaml"], tmpdir())).toMatchObject({
    code: 1,
    reason: "Please provide a valid path.",
  });
});
