import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Contract, readDescription } from "../contract/index.ts";
import { lazyRequire } from "../core/lazy-require.ts";
import type { LintProblem } from "./problem.ts";

/** The files that linters read for contracts. */
export interface LintedFiles {
  files: string[];
  /** The problem at its place in the contract's own file, where the linter read another one. */
  inPlace(problem: LintProblem): Promise<LintProblem>;
  remove(): void;
}

/** A contract's own file; for one with an overlay, a temporary one that has what the overlay adds. */
export async function withOverlays(contracts: readonly Contract[]): Promise<LintedFiles> {
  const overlaid = contracts.filter(({ overlay }) => overlay !== undefined);
  if (overlaid.length === 0)
    return { files: contracts.map(({ file }) => file), inPlace: async (problem) => problem, remove: () => {} };
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "countersign-lint-")));
  const made = new Map<string, Contract>();
  for (const contract of overlaid) {
    const { document } = await readDescription(contract.file, contract.references);
    const file = join(folder, `${contract.api}.json`);
    writeFileSync(file, JSON.stringify(document, null, 2));
    made.set(file, contract);
  }
  const standIns = new Map([...made].map(([file, { file: own }]) => [own, file]));
  return {
    files: contracts.map(({ file }) => standIns.get(file) ?? file),
    async inPlace(problem) {
      const contract = made.get(problem.file);
      return contract ? { ...problem, ...(await placeIn(contract.file, problem.pointer)) } : problem;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Where a pointer leads to in a file, or as far as it leads there; the first line when nothing is known. */
async function placeIn(file: string, pointer = "#/"): Promise<Pick<LintProblem, "file" | "line" | "column">> {
  const { BaseResolver, createConfig, getLineColLocation } =
    lazyRequire<typeof import("@redocly/openapi-core")>("@redocly/openapi-core");
  const resolver = new BaseResolver((await createConfig({})).resolve);
  const document = await resolver.resolveDocument(null, file, true);
  if (document instanceof Error) return { file, line: 1, column: 1 };
  const { start } = getLineColLocation({ source: document.source, pointer, reportOnKey: false });
  return { file, line: start.line, column: start.col };
}
