import { type Fault, faults, longestLatency } from "../faults/read-scenario.ts";

/**
 * What a client asks for with `Prefer: code=404, example=Name, dynamic=true`, as in Prism, and of faults: `latency=250`
 * (milliseconds), `fault=reset`.
 */
export interface Preferences {
  code?: number;
  example?: string;
  dynamic?: boolean;
  latency?: number;
  fault?: Fault;
}

const wholeNumber = (value: string, least: number, most: number): number | undefined =>
  /^\d{1,6}$/.test(value) && Number(value) >= least && Number(value) <= most ? Number(value) : undefined;

/** How the value of each preference is read, undefined when it cannot be one; and what is said of it then. */
const readers: Record<string, { read: (value: string) => unknown; wrong?: string }> = {
  code: { read: (value) => wholeNumber(value, 200, 599), wrong: "not a status from 200 to 599" },
  example: { read: (value) => value },
  dynamic: { read: (value) => [true, false].find((one) => String(one) === value), wrong: "neither true nor false" },
  latency: {
    read: (value) => wholeNumber(value, 0, longestLatency),
    wrong: `not a number of milliseconds up to ${longestLatency}`,
  },
  fault: { read: (value) => faults.find((fault) => fault === value), wrong: `none of ${faults.join(", ")}` },
};

/** A value without quotes may have spaces in it; it ends where another preference of the mock begins. */
const betweenWords = new RegExp(`\\s(?=(?:${Object.keys(readers).join("|")})\\s*=)`, "i");

/** The preferences of a header, as each stands there and as it is meant. */
const splitHeader = (header: string | null): { written: string; name: string; value: string }[] =>
  (header?.match(/(?:[^,;"]|"(?:[^"\\]|\\.)*"|")+/g) ?? [])
    .flatMap((item) => (item.includes('"') ? [item] : item.trim().split(betweenWords)))
    .map((item) => {
      const written = item.trim();
      const [name = "", ...rest] = written.split("=");
      const value = rest.join("=").trim();
      const quoted = /^"(.*)"$/s.exec(value)?.[1];
      return { written, name: name.trim().toLowerCase(), value: quoted?.replace(/\\(.)/gs, "$1") ?? value };
    });

/**
 * Reads a `Prefer` header (RFC 7240). Preferences that are not for the mock are passed over.
 *
 * @throws RangeError with one clause when a value cannot be what it says.
 */
export function readPreferences(header: string | null): Preferences {
  const preferences: Record<string, unknown> = {};
  for (const { name, value } of splitHeader(header)) {
    if (!Object.hasOwn(readers, name)) continue;
    preferences[name] = readers[name]?.read(value);
    if (preferences[name] === undefined) throw new RangeError(`${name} in Prefer is ${readers[name]?.wrong}`);
  }
  return preferences;
}

/** A `Prefer` header without what is for the mock: what an API that declares the header gets. Null when nothing is left. */
export function apiPreference(header: string | null): string | null {
  const all = splitHeader(header);
  const rest = all.filter(({ name }) => !Object.hasOwn(readers, name));
  return rest.length === all.length ? header : rest.map(({ written }) => written).join(", ") || null;
}
