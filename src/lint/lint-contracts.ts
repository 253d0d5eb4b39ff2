import { join } from "node:path";
import { type Contract, projectRoot } from "../contract/index.ts";
import { lintFillIns } from "./fill-in.ts";
import { overlayRules } from "./house-rules.ts";
import type { LintProblem } from "./problem.ts";
import { lintWithRedocly } from "./redocly.ts";
import { lintWithSpectral } from "./spectral.ts";
import { withOverlays } from "./with-overlays.ts";

/**
 * Redocly on validity and Spectral on the rules of the project, over the files of these contracts, and what is still to be
 * filled in: all that they find, in order of file and line. Of a vendor's own file Spectral judges what its overlay adds.
 */
export async function lintContracts(contracts: readonly Contract[]): Promise<LintProblem[]> {
  const { files, inPlace, remove } = await withOverlays(contracts);
  // Its rules hold; a description can be linted where there is no project.
  const root = projectRoot() ?? process.cwd();
  try {
    const vendors = files.filter((_, i) => contracts[i]?.overlay !== undefined);
    const found = await Promise.all([
      lintWithRedocly(files, root),
      lintWithSpectral(
        files.filter((file) => !vendors.includes(file)),
        join(root, ".spectral.yaml"),
      ),
      lintWithSpectral(vendors, overlayRules()),
    ]);
    const problems = [...(await Promise.all(found.flat().map(inPlace))), ...lintFillIns(contracts)];
    return problems.sort(
      (a, b) => a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column || a.rule.localeCompare(b.rule),
    );
  } finally {
    remove();
  }
}
