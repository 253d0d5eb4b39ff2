import type { Comparison } from "../auth/index.ts";

/** Where the canonical string of another signer differs, for people. */
export function canonicalText({ digest, difference }: Comparison): string {
  if (!difference) return `Theirs is what ${digest} was made of, byte for byte.`;
  const { offset, part, ours, theirs } = difference;
  const where = part ? `in ${part}` : "after the end of ours";
  return `Theirs differs from what ${digest} was made of at byte ${offset}, ${where}:\n  ours    ${JSON.stringify(ours)}\n  theirs  ${JSON.stringify(theirs)}`;
}
