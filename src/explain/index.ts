export { type Diagnosis, diagnose, type Question, reasons } from "./diagnose.ts";
export { differenceText, type FirstDifference } from "./first-difference.ts";
export { canonicalText } from "./format-comparison.ts";
export { formatExplanation } from "./format-explanation.ts";
export { findMistake, type Mistake } from "./usual-mistakes.ts";
