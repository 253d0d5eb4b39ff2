import type { Part } from "../core/tools.ts";
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
  diff: () => import("./diff.ts"),
  completion: () => import("./completion.ts"),
};

/** What a command needs, where it is more than reading contracts: told whole, not one package after the other. */
export const parts: Record<string, Part> = {
  lint: "lint",
  generate: "generate",
  mock: "serve",
  check: "checks",
  coverage: "checks",
  mutate: "checks",
  proxy: "checks",
  docs: "docs",
  diff: "diff",
};
