import { bare, callsIn, type Expression, isAsymmetric, isDigest } from "../auth/index.ts";

const alphabets: Readonly<Record<string, [pattern: RegExp, one: string]>> = {
  hex: [/^[0-9a-f]*$/i, "hexadecimal digits"],
  base64: [/^[A-Za-z0-9+/]*={0,2}$/, "characters of Base64"],
  base64url: [/^[\w-]*={0,2}$/, "characters of Base64url"],
};

/**
 * Why a string cannot be a signature of this formula, whoever made it: its length or a character is wrong.
 *
 * @param made The signature that the formula gives: one of the same hash has its length.
 * @returns The rest of a sentence about the signature; undefined when it has the form, or when the form is not fixed.
 */
export function wrongForm(expression: Expression, made: string, sent: string): string | undefined {
  const [pattern, characters] = alphabets[encodingOf(expression) ?? ""] ?? [];
  if (!pattern || (pattern.test(sent) && sent.length === made.length)) return undefined;
  const found = pattern.test(sent) ? `has ${sent.length}` : `has ${sent.length} characters, not all of them such`;
  return `is not ${made.length} ${characters}: it ${found}`;
}

/** The encoding of a digest that nothing else is put to; those that only a public key can check may have any length. */
function encodingOf(written: Expression): string | undefined {
  const expression = bare(written);
  if (!("call" in expression) || expression.args.length !== 1 || callsIn([expression]).some(isAsymmetric))
    return undefined;
  const [only] = expression.args as [Expression];
  if (/^(lower|upper)$/.test(expression.call)) return encodingOf(only);
  const inner = bare(only);
  return "call" in inner && isDigest(inner.call) ? expression.call : undefined;
}
