import { credentialNames, type Schemes, sentValue, type WireRequest } from "../auth/index.ts";

/** The least length of what is looked for in other strings: a shorter one is a part of many words. */
const leastLength = 6;

/** What a signed request must keep to itself: the credentials, and the values that were made of them. */
export function secretsOf(
  schemes: Schemes,
  names: readonly string[],
  signed: WireRequest | undefined,
  credentials: Readonly<Record<string, string>>,
): string[] {
  const made = names.flatMap((name) => {
    const scheme = schemes[name];
    // A time or a version is none.
    if (!signed || !scheme || credentialNames(schemes, [name]).length === 0) return [];
    const { value = "" } = sentValue(scheme, signed) ?? {};
    // Of `Bearer abc` the word that is the template's own is none, and a time is none.
    const own = scheme.value.filter((part) => typeof part === "string").join(" ");
    const words = value.split(/[\s,;="]+/).filter((word) => !own.includes(word) && !/^\d+$/.test(word));
    return [value, ...words];
  });
  const found = [...Object.values(credentials), ...made].filter((value) => value.length >= leastLength);
  return [...new Set(found)].sort((a, b) => b.length - a.length);
}

/** The same bytes, every secret in them written over with asterisks. */
export function withoutSecretBytes(body: Uint8Array<ArrayBuffer>, secrets: readonly string[]): Uint8Array<ArrayBuffer> {
  const bytes = Buffer.from(body);
  let isChanged = false;
  for (const secret of secrets) {
    const found = Buffer.from(secret);
    for (let at = bytes.indexOf(found); at >= 0; at = bytes.indexOf(found, at + found.length)) {
      bytes.fill("*", at, at + found.length);
      isChanged = true;
    }
  }
  return isChanged ? new Uint8Array(bytes) : body;
}

/** The same string without the secrets. */
export const withoutSecretText = (text: string, secrets: readonly string[]): string =>
  secrets.reduce((shown, secret) => shown.replaceAll(secret, "*".repeat(secret.length)), text);
