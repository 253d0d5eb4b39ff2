import { type Contract, projectRoot } from "../contract/index.ts";
import type { LintProblem } from "./problem.ts";
import { lintWithRedocly } from "./redocly.ts";
import { lintWithSpectral } from "./spectral.ts";

/**
 * Redocly on validity and Spectral on the house rules, over the files of these contracts: all that they find, in order
 * of file and line.
 */
export async function lintContracts(contracts: readonly Contract[]): Promise<LintProblem[]> {
  const files = contracts.map(({ file }) => file);
  // Its rules hold; a description can be linted where there is no project.
  const root = projectRoot() ?? process.cwd();
  const found = await Promise.all([lintWithRedocly(files, root), lintWithSpectral(files, root)]);
  return found
    .flat()
    .sort(
      (a, b) => a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column || a.rule.localeCompare(b.rule),
    );
}
