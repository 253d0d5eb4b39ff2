import fs, { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { requireTool } from "../core/tools.ts";
import type { LintProblem } from "./problem.ts";

/** What Spectral finds in files by the rules of `.spectral.yaml`; nothing where a project has none. */
export async function lintWithSpectral(files: readonly string[], root: string): Promise<LintProblem[]> {
  const rulesetFile = join(root, ".spectral.yaml");
  if (!existsSync(rulesetFile)) return [];
  const { Spectral, Document } = requireTool<any>("lint", "@stoplight/spectral-core");
  const { Yaml } = requireTool<any>("lint", "@stoplight/spectral-parsers");
  const { bundleAndLoadRuleset } = requireTool<any>("lint", "@stoplight/spectral-ruleset-bundler/with-loader");
  const ruleset = await bundleAndLoadRuleset(rulesetFile, { fs, fetch: globalThis.fetch });
  const problems: LintProblem[] = [];
  for (const file of files) {
    const spectral = new Spectral();
    spectral.setRuleset(ruleset);
    const results = await spectral.run(new Document(readFileSync(file, "utf8"), Yaml, file));
    for (const { source, range, severity, code, message } of results)
      problems.push({
        file: source ?? file,
        line: range.start.line + 1,
        column: range.start.character + 1,
        severity: severity === 0 ? "error" : "warning",
        rule: String(code),
        message,
      });
  }
  return problems;
}
