/** What a `fetch` or a runtime failed with, to be kept as a cause; withheld if a credential stands in its text. */
export function withoutSecrets(cause: unknown, secrets: readonly unknown[]): unknown {
  const seen: unknown[] = [];
  const leaks = (part: unknown): boolean => {
    if (typeof part === "string") return secrets.some((secret) => secret && part.includes(String(secret)));
    if (typeof part !== "object" || part === null || seen.includes(part)) return false;
    seen.push(part);
    return Object.getOwnPropertyNames(part).some((name) => leaks((part as Record<string, unknown>)[name]));
  };
  return leaks(cause) ? new Error("withheld: a credential stood in it") : cause;
}
