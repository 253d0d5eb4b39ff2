import { toHex, toText, type Value } from "./bytes.ts";
import type { WireRequest } from "./evaluate.ts";
import { printPair } from "./pairs.ts";
import { splitUrl } from "./split-url.ts";
import type { BuiltInName } from "./template.ts";
import { formatTime } from "./time-format.ts";

/** What a value is made of while one request is signed. */
export interface Signing extends WireRequest {
  credentials: Readonly<Record<string, string | undefined>>;
  /** The same for all values of one signing; `at` in milliseconds since 1970 UTC. */
  clock: { at: number; nonce?: string };
}

/** 128 random bits as 32 hexadecimal digits. */
export const randomNonce = (): string => toHex(crypto.getRandomValues(new Uint8Array(16)));

// Each name of the template language is an export of its own, so that a generated client ships those that its contract
// uses and no others.
export const methodOf = ({ method }: Signing): string => method;
export const bodyOf = ({ body }: Signing): Uint8Array => body;
export const urlOf = ({ url }: Signing): string => {
  const { origin, path, search } = splitUrl(url);
  return origin + path + search;
};
export const hostOf = ({ url }: Signing): string => splitUrl(url).host;
export const pathOf = ({ url }: Signing): string => splitUrl(url).path;
export const queryOf = ({ url }: Signing): string => splitUrl(url).search.slice(1);
export const targetOf = ({ url }: Signing): string => {
  const { path, search } = splitUrl(url);
  return path + search;
};
export const unixMillisOf = ({ clock }: Signing): string => `${clock.at}`;
export const unixSecondsOf = ({ clock }: Signing): string => `${Math.floor(clock.at / 1000)}`;
export const isoTimeOf = ({ clock }: Signing): string => new Date(clock.at).toISOString();
export const nonceOf = ({ clock }: Signing): string => {
  clock.nonce ??= randomNonce();
  return clock.nonce;
};
/** The nonce in the form of a random UUID (RFC 9562, version 4). */
export const uuidOf = (signing: Signing): string =>
  nonceOf(signing).replace(/^(.{8})(.{4}).(.{3}).(.{3})/, "$1-$2-4$3-8$4-");

/** A header of the request; empty when it is absent. */
export const headerOf = ({ headers }: Signing, name: Value): string => headers.get(toText(name)) ?? "";

/**
 * The named headers that the request has, as pairs: names in lower case and sorted, white space as one space.
 * `x-acme-*` names all with that prefix; `host` is among them, though runtimes do not show it.
 */
export function headersOf({ headers, url }: Signing, ...names: Value[]): string {
  const sent = new Map([["host", splitUrl(url).host], ...headers]);
  const wanted = names.flatMap((value) => {
    const name = toText(value).toLowerCase();
    return name.endsWith("*") ? [...sent.keys()].filter((other) => other.startsWith(name.slice(0, -1))) : [name];
  });
  return [...new Set(wanted)]
    .filter((name) => sent.has(name))
    .sort()
    .map((name) => printPair(name, (sent.get(name) as string).trim().replace(/ +/g, " ")))
    .join("&");
}

/** The instant in a format, so many seconds later (or earlier, when negative). */
export const timeOf = ({ clock }: Signing, format: Value, seconds: Value = ""): string =>
  formatTime(clock.at + Number(toText(seconds)) * 1000, toText(format));

/** Every name that is not a credential. */
export const names: Readonly<Record<BuiltInName, (signing: Signing) => Value>> = {
  method: methodOf,
  url: urlOf,
  host: hostOf,
  path: pathOf,
  query: queryOf,
  target: targetOf,
  body: bodyOf,
  unixMillis: unixMillisOf,
  unixSeconds: unixSecondsOf,
  isoTime: isoTimeOf,
  nonce: nonceOf,
  uuid: uuidOf,
};

/** The functions that see the request or the clock, by their names in a template. */
export const lookups = {
  header: headerOf,
  headers: headersOf,
  time: timeOf,
} satisfies Readonly<Record<string, (signing: Signing, ...args: Value[]) => Value>>;
