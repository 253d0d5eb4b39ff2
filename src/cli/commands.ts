import type { Command } from "./command.ts";

/** Loaded on use: nobody waits for the mock in order to sign. */
export const commands: Record<string, () => Promise<{ command: Command }>> = {
  new: () => import("./new.ts"),
  lint: () => import("./lint.ts"),
  evidence: () => import("./evidence.ts"),
  generate: () => import("./generate.ts"),
  mock: () => import("./mock.ts"),
  check: () => import("./check.ts"),
  coverage: () => import("./coverage.ts"),
  mutate: () => import("./mutate.ts"),
  report: () => import("./report.ts"),
  proxy: () => import("./proxy.ts"),
  sign: () => import("./sign.ts"),
  verify: () => import("./verify.ts"),
  docs: () => import("./docs.ts"),
  export: () => import("./export.ts"),
  diff: () => import("./diff.ts"),
  completion: () => import("./completion.ts"),
};
