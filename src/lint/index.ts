export { lintContracts } from "./lint-contracts.ts";
export type { LintProblem } from "./problem.ts";
