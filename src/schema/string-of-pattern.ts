import { lazyRequire } from "../core/lazy-require.ts";

/** Chooses a whole number between two, both included. */
export type Choose = (from: number, to: number) => number;

/**
 * Makes a string for a regular expression, with the same choices the same one. Lookarounds and the like are passed over:
 * whether it fits is for the caller to see.
 *
 * @param most How many times more than it must something is repeated where the expression leaves that open.
 * @param isPlain Takes letters and digits where the expression lets any character through: not every header and URL can
 *   carry the others.
 * @returns undefined for an expression that randexp cannot read.
 */
export function stringOfPattern(
  pattern: string,
  { most, choose, isPlain }: { most: number; choose: Choose; isPlain: boolean },
): string | undefined {
  const RandExp = lazyRequire<typeof import("randexp") | { default: any }>("randexp");
  const Maker = "default" in RandExp ? (RandExp as { default: any }).default : RandExp;
  try {
    const maker = new Maker(pattern);
    maker.max = most;
    if (isPlain) maker.defaultRange.subtract(32, 126).add(48, 57).add(65, 90).add(97, 122);
    maker.randInt = choose;
    return maker.gen();
  } catch {
    return undefined;
  }
}
