export { houseRules } from "./house-rules.ts";
export { lintContracts } from "./lint-contracts.ts";
export type { LintProblem } from "./problem.ts";
