import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  resolve: {
    // The entry points of both packages, as they are imported where they are installed, served from the sources.
    alias: [
      { find: /^countersign\/(auth|client|webhooks)$/, replacement: here("./src/$1/index.ts") },
      { find: /^countersign-dev\/(mock|checks)$/, replacement: here("./src/$1/index.ts") },
      { find: "countersign-dev/rule-helpers", replacement: here("./src/lint/rule-helpers.ts") },
      { find: /^countersign\/([^/]+)\/webhooks$/, replacement: here("./generated/$1/webhooks.ts") },
      { find: /^countersign\/([^/]+)$/, replacement: here("./generated/$1/index.ts") },
    ],
  },
  test: {
    include: ["src/**/*.test.ts", "specs/rules/**/*.test.ts", "contract-tests/**/*.test.ts", "examples/**/*.test.ts"],
    // .ci/run counts the tests of this report.
    reporters: process.env.VITEST_JSON ? ["default", ["json", { outputFile: process.env.VITEST_JSON }]] : ["default"],
    testTimeout: 20_000,
    // One for each core. Vitest leaves one free, which is half of a small machine.
    maxWorkers: "100%",
  },
});
