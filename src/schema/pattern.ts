import { createContext, Script } from "node:vm";
import { boundedCache } from "../core/bounded-cache.ts";
import { lazyRequire } from "../core/lazy-require.ts";

/** What tests strings against the pattern of a description. */
export interface Pattern {
  test(value: string): boolean;
  /** The flags that it was read with: `u`, or none for what only older JavaScript takes. */
  flags: string;
  /** Its repetitions stand inside one another, so that a short string can take it for ever: `^(a+)+$`. */
  isRisky: boolean;
}

/** Milliseconds that a risky pattern may take for one string. */
const patience = 100;

// Without it, `check` of PayPal's orders (48 patterns) takes 10.5 s of CPU in place of 7.4, and 245 MB in place of 155.
const known = boundedCache<string, { pattern: Pattern | undefined }>(1000);

/**
 * Reads a regular expression of a description.
 *
 * @returns undefined for what is no regular expression of JavaScript, such as `(?i)a`: it was written for another
 *   engine, and what it demands cannot be judged here.
 */
export function readPattern(source: string): Pattern | undefined {
  const found = known.get(source) ?? { pattern: makePattern(source) };
  known.set(source, found);
  return found.pattern;
}

function makePattern(source: string): Pattern | undefined {
  for (const flags of ["u", ""])
    try {
      const expression = new RegExp(source, flags);
      const isRisky = !isSafe(source);
      return { flags, isRisky, test: isRisky ? boundedTest(expression) : (value) => expression.test(value) };
    } catch {
      // Read with other flags, or not at all.
    }
  return undefined;
}

function isSafe(source: string): boolean {
  if (!/[*+}]/.test(source)) return true;
  const isSafeExpression = lazyRequire<(source: string, options: { limit: number }) => boolean>("safe-regex2");
  // Counted repetitions such as `(\d{4}){3}` end by themselves: only what is nested is looked for.
  return isSafeExpression(source, { limit: 1000 });
}

/** A string that takes longer is said to fit: nobody is blamed for what could not be found out. */
function boundedTest(expression: RegExp): (value: string) => boolean {
  const context = createContext({ expression, value: "" });
  const script = new Script("expression.test(value)");
  return (value) => {
    context.value = value;
    try {
      return script.runInContext(context, { timeout: patience });
    } catch (error) {
      if ((error as { code?: string }).code === "ERR_SCRIPT_EXECUTION_TIMEOUT") return true;
      throw error;
    }
  };
}
