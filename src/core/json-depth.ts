/** How deep a JSON value may nest: what goes on deeper would not fit on the stack of whoever walks it. */
export const deepest = 500;

/** Whether a JSON value nests deeper than `deepest`. */
export function isTooDeep(value: unknown, depth = 0): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (depth === deepest) return true;
  for (const name in value) if (isTooDeep((value as Record<string, unknown>)[name], depth + 1)) return true;
  return false;
}
