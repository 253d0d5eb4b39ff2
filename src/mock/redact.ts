import type { Contract } from "../contract/index.ts";
import type { Credentials } from "./authenticate.ts";

/**
 * A function that takes credentials out of a text for the log: those of the mock wherever they stand, and whatever a
 * caller sends in a query parameter that is one.
 */
export function redactor(contract: Contract, credentials: Credentials): (text: string) => string {
  const known = Object.entries(credentials)
    .flatMap(([name, value]) => [...new Set([value, encodeURIComponent(value)])].map((value) => ({ name, value })))
    .filter(({ value }) => value.length > 3)
    .sort((a, b) => b.value.length - a.value.length);
  const parameters = Object.values(contract.schemes)
    .filter((scheme) => scheme.in === "query")
    .map((scheme) => encodeURIComponent(scheme.name).replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const inQuery = parameters.length ? new RegExp(`((?:^|[?&])(?:${parameters.join("|")})=)[^&\\s]*`, "g") : undefined;
  return (text) => {
    let shown = inQuery ? text.replace(inQuery, "$1‹credential›") : text;
    for (const { name, value } of known) if (shown.includes(value)) shown = shown.replaceAll(value, `‹${name}›`);
    return shown;
  };
}

/** A JSON value with every text in it redacted. */
export function redactAll<T>(value: T, redact: (text: string) => string): T {
  if (typeof value === "string") return redact(value) as T;
  if (Array.isArray(value)) return value.map((member) => redactAll(member, redact)) as T;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, redactAll(member, redact)])) as T;
}
