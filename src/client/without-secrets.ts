/**
 * What a `fetch` or a runtime failed with, to be kept as a cause: the error itself if it holds nothing but texts and
 * numbers and none of the secrets, or else another one that has its message and its code, as far as they do.
 */
export function withoutSecrets(cause: any, secrets: readonly unknown[]): unknown {
  const spelt = secrets.filter(Boolean).flatMap((secret) => [`${secret}`, encodeURIComponent(`${secret}`)]);
  const isSafe = (part: any, depth = 0): boolean =>
    Object(part) === part
      ? depth < 9 &&
        part instanceof Error &&
        Reflect.ownKeys(part).every((key) => isSafe((part as any)[key], depth + 1))
      : !spelt.some((secret) => String(part).includes(secret));
  if (isSafe(cause)) return cause;
  const { message, code } = cause;
  const told = new Error(isSafe(message) ? message : "withheld: a credential stood in it");
  return Object.assign(told, code && isSafe(code) && { code });
}
