/**
 * The code of what a `fetch` or a runtime failed with, from the innermost cause that has one; empty when none has. It is
 * never this that fails, and nothing is taken for a code that could be something else.
 */
export function errorCode(error: unknown): string {
  let code = "";
  try {
    let inner = error as { code?: unknown; cause?: unknown } | undefined;
    for (let depth = 0; inner && depth < 9; depth++, inner = inner.cause as typeof inner)
      if (typeof inner.code === "string" && /^[A-Za-z]\w{1,50}$/.test(inner.code)) code = inner.code;
  } catch {}
  return code;
}
