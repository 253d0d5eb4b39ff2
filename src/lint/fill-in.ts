import { readFileSync } from "node:fs";
import type { Contract } from "../contract/index.ts";
import type { LintProblem } from "./problem.ts";

/** What `countersign new` left to fill in: every value with the word TODO, but in a vendor's own file. */
export function lintFillIns(contracts: readonly Contract[]): LintProblem[] {
  return contracts.flatMap(({ file: root, files, overlay }) =>
    files.filter((file) => overlay === undefined || file !== root).flatMap(fillInsOf),
  );
}

function fillInsOf(file: string): LintProblem[] {
  const lines = readFileSync(file, "utf8").split("\n");
  return lines.flatMap((line, i) => {
    const column = /^(?!\s*#).*?\bTODO\b/.test(line) ? line.indexOf("TODO") + 1 : 0;
    const message = `this is still to be filled in: ${line.trim().replace(/^- /, "")}`;
    return column ? [{ file, line: i + 1, column, severity: "error" as const, rule: "fill-in", message }] : [];
  });
}
