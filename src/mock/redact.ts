/*
 * What is hidden in the log, in the list of webhooks and in the inspector:
 *
 * - credentials, by their value wherever they stand, and whatever stands in the query for one (`redactor`);
 * - what the contract marks `x-sensitive`, by its place and, where no schema says what is there, by its name; elsewhere in
 *   the same exchange by its value (sensitive.ts);
 * - what is in a query and no contract knows (`unknownPairs` in sensitive.ts).
 *
 * The inspector shows whole exchanges, and hides what else may be secret in one: inspector/mask-exchange.ts.
 */
import type { Contract } from "../contract/index.ts";
import type { Credentials } from "./authenticate.ts";

/** A value that must not be seen, and what stands for it. */
export interface Secret {
  value: string;
  shown: string;
}

export type Mask = (text: string) => string;

/** Shorter values are parts of many words. */
export const leastLength = 4;

/** A parameter of a query, its name as it is written, and what stands for its value. */
export interface HiddenPair {
  name: string;
  shown: string;
  /** As it is written, where that is known. */
  value?: string;
}

/** A function that takes credentials out of a text. */
export const redactor = (contract: Contract, credentials: Credentials): Mask =>
  maskText(credentialSecrets(credentials), credentialPairs(contract));

/** Credentials as they are hidden wherever they stand; one of a few characters only where a scheme has it. */
export const credentialSecrets = (credentials: Credentials): Secret[] =>
  Object.entries(credentials)
    .filter(([, value]) => value.length >= leastLength)
    .map(([name, value]) => ({ value, shown: `‹${name}›` }));

/** What stands for a value that is in the query for a credential. */
export const credential = "‹credential›";

/** The parameters of a query that are credentials. */
export const credentialPairs = ({ schemes }: Contract): HiddenPair[] =>
  Object.values(schemes)
    .filter((scheme) => scheme.in === "query")
    .map(({ name }) => ({ name: encodeURIComponent(name), shown: credential }));

/** A JSON value with every text in it masked. */
export function redactAll<T>(value: T, mask: Mask): T {
  if (typeof value === "string") return mask(value) as T;
  if (Array.isArray(value)) return value.map((item) => redactAll(item, mask)) as T;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, property]) => [key, redactAll(property, mask)])) as T;
}

/**
 * A function that takes secrets out of a text, however they are written in it: plain, in a URL or form, or in JSON.
 *
 * @param pairs What is hidden in a URL or a query whatever its value is.
 * @param least Shorter secrets are looked for as words of their own.
 */
export function maskText(secrets: readonly Secret[], pairs: readonly HiddenPair[] = [], least = leastLength): Mask {
  const inQuery = new Map(pairs.map(({ name, shown }) => [name, shown]));
  const names = [...inQuery.keys()].map(quoted).join("|");
  const values = pairs.flatMap(({ value }) => value || []).sort(longestFirst);
  // In what was hashed a body may follow at once: it is no part of the value.
  const whole = values.map((value) => `${quoted(value)}(?=[{["&\\s]|$)|`).join("");
  const pair = inQuery.size > 0 ? new RegExp(`((?:^|[?&])(${names})=)(?:${whole}[^&\\s]*)`, "g") : undefined;
  const written = secrets
    .filter(({ value }) => value.length > 0)
    .flatMap(({ value, shown }) => spellings(value).map((value) => ({ value, shown })))
    .sort((a, b) => longestFirst(a.value, b.value));
  const numbers = new Map(written.map(({ value, shown }) => [Number(value), shown]));
  numbers.delete(Number.NaN);
  return (text) => {
    let masked = pair ? text.replace(pair, (_, start, name) => `${start}${inQuery.get(name)}`) : text;
    if (masked.includes("\\")) masked = maskLiterals(masked, secrets);
    if (numbers.size > 0) masked = masked.replace(oddNumber, (number) => numbers.get(Number(number)) ?? number);
    for (const { value, shown } of written)
      if (masked.includes(value)) masked = masked.replaceAll(value.length < least ? asWord(value) : value, () => shown);
    return masked;
  };
}

/** A part of a longer one would leave the rest. */
const longestFirst = (a: string, b: string): number => b.length - a.length;

function spellings(value: string): string[] {
  // Half of a surrogate pair cannot be in a URL.
  const encoded = encodeURIComponent(value.replace(/\p{Surrogate}/gu, ""));
  return [...new Set([value, encoded, encoded.replaceAll("%20", "+"), JSON.stringify(value).slice(1, -1)])];
}

/** A number in another form than JavaScript writes it. */
const oddNumber = /(?<![\w.])-?\d+(?:\.\d*0|(?:\.\d+)?e[+-]?\d+)(?![\w.])/gi;

/** A text with the strings of JSON in it masked. By hand: an expression takes the square of a string that does not end. */
function maskLiterals(text: string, secrets: readonly Secret[]): string {
  let masked = "";
  let at = 0;
  for (let start = text.indexOf('"'); start >= 0; start = text.indexOf('"', at)) {
    let end = start + 1;
    while (end < text.length && text[end] !== '"') end += text[end] === "\\" ? 2 : 1;
    if (end >= text.length) break;
    masked += text.slice(at, start) + maskLiteral(text.slice(start, end + 1), secrets);
    at = end + 1;
  }
  return masked + text.slice(at);
}

function maskLiteral(literal: string, secrets: readonly Secret[]): string {
  if (!literal.includes("\\")) return literal;
  try {
    const value: string = JSON.parse(literal);
    const found = secrets.find((secret) => secret.value && value.includes(secret.value));
    return found ? JSON.stringify(found.shown) : literal;
  } catch {
    return literal;
  }
}

const quoted = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

const asWord = (text: string): RegExp => new RegExp(`(?<![\\p{L}\\p{N}])${quoted(text)}(?![\\p{L}\\p{N}])`, "gu");
