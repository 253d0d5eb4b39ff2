import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { FindingError } from "../core/errors.ts";
import { lazyRequire } from "../core/lazy-require.ts";
import { runRedocly } from "../core/redocly-cli.ts";
import type { LintProblem } from "./problem.ts";

/** What Redocly's JSON says of a problem. */
interface RedoclyProblem {
  ruleId: string;
  severity: string;
  message: string;
  location: { source: { ref: string }; pointer?: string; start?: { line: number; col: number } }[];
}

/** What Redocly finds in files, all of it: by itself it stops at a hundred. */
export async function lintWithRedocly(files: readonly string[], root: string): Promise<LintProblem[]> {
  const args = ["lint", ...files, "--format=json", "--max-problems=1000000000"];
  if (!choosesRules(root)) args.push("--extends=spec");
  const { stdout, reason } = await runRedocly(args, root);
  const start = stdout.indexOf("{");
  if (start < 0) throw new FindingError(`Redocly could not lint: ${reason}`);
  // Several documents are reported one after the other.
  const problems: RedoclyProblem[] = stdout
    .slice(start)
    .split(/(?<=\n\})(?=\{\n)/)
    .flatMap((document) => JSON.parse(document).problems ?? []);
  return problems.map(({ ruleId, severity, message, location: [where] }) => ({
    file: resolve(root, where?.source.ref ?? ""),
    line: where?.start?.line ?? 1,
    column: where?.start?.col ?? 1,
    severity: severity === "error" ? "error" : "warning",
    rule: ruleId,
    message: message.split("\n")[0] ?? "",
    ...(where?.pointer !== undefined && { pointer: where.pointer }),
  }));
}

/** Whether a project says which rules of Redocly it keeps; one that does not keeps those of OpenAPI itself. */
function choosesRules(root: string): boolean {
  const file = join(root, "redocly.yaml");
  if (!existsSync(file)) return false;
  const { parse } = lazyRequire<typeof import("yaml")>("yaml");
  const { extends: presets, rules } = parse(readFileSync(file, "utf8")) ?? {};
  return presets !== undefined || rules !== undefined;
}
