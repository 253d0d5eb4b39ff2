import type { Withheld } from "./safe-cause.ts";

/** What an error may keep as its cause. `safe-cause.ts` is loaded by the first failure; without it there is no cause. */
export const causeOf = async (cause: unknown, withheld?: Withheld): Promise<unknown> =>
  (await import("./safe-cause.ts").catch(() => undefined))?.safeCause(cause, withheld);
