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
    // The files that a worker runs share its modules: loading them for each file takes longer than most tests. So a test
    // undoes what it does to a global; stubs and spies that it forgets end with it.
    isolate: false,
    unstubEnvs: true,
    unstubGlobals: true,
    restoreMocks: true,
    // One for each core. Vitest leaves one free, which is half of a small machine.
    maxWorkers: "100%",
  },
});
