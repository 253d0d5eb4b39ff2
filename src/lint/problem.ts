/** One thing that a linter found. */
export interface LintProblem {
  file: string;
  /** Counted from 1. */
  line: number;
  column: number;
  severity: "error" | "warning";
  rule: string;
  message: string;
  /** Where it is in the description: an RFC 6901 pointer, as a URI fragment. */
  pointer?: string;
}
