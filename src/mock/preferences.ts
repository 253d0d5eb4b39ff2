import { type Fault, faults, longestLatency } from "./faults/read-scenario.ts";

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

interface Reader {
  fits(value: string): boolean;
  read(value: string): unknown;
  /** What is said of a value that does not fit. */
  wrong: string;
}

/** How the value of each preference is read. */
const readers: Record<string, Reader> = {
  code: { fits: (value) => /^[2-5]\d\d$/.test(value), read: Number, wrong: "not a status from 200 to 599" },
  example: { fits: () => true, read: String, wrong: "" },
  dynamic: { fits: (value) => /^(true|false)$/.test(value), read: JSON.parse, wrong: "neither true nor false" },
  latency: {
    fits: (value) => /^\d{1,6}$/.test(value) && Number(value) <= longestLatency,
    read: Number,
    wrong: `not a number of milliseconds up to ${longestLatency}`,
  },
  fault: { fits: (value) => faults.includes(value as Fault), read: String, wrong: `none of ${faults.join(", ")}` },
};

/** One preference of a header, as it stands there and as it is meant. */
interface Preference {
  written: string;
  name: string;
  value: string;
}

/** A value without quotes may have spaces in it; it ends where another preference of the mock begins. */
const betweenWords = new RegExp(`\\s(?=(?:${Object.keys(readers).join("|")})\\s*=)`, "i");

const splitHeader = (header: string): Preference[] =>
  (header.match(/(?:[^,;"]|"(?:[^"\\]|\\.)*"|")+/g) ?? [])
    .flatMap((item) => (item.includes('"') ? [item] : item.trim().split(betweenWords)))
    .map((item) => {
      const written = item.trim();
      const at = written.includes("=") ? written.indexOf("=") : written.length;
      const value = written.slice(at + 1).trim();
      const quoted = /^"(.*)"$/s.exec(value)?.[1];
      return {
        written,
        name: written.slice(0, at).trim().toLowerCase(),
        value: quoted?.replace(/\\(.)/gs, "$1") ?? value,
      };
    });

/**
 * Reads a `Prefer` header (RFC 7240). Preferences that are not for the mock are passed over.
 *
 * @throws RangeError with one clause when a value cannot be what it says.
 */
export function readPreferences(header: string | null): Preferences {
  const preferences: Record<string, unknown> = {};
  for (const { name, value } of header === null ? [] : splitHeader(header)) {
    const reader = Object.hasOwn(readers, name) ? readers[name] : undefined;
    if (reader && !reader.fits(value)) throw new RangeError(`${name} in Prefer is ${reader.wrong}`);
    if (reader) preferences[name] = reader.read(value);
  }
  return preferences;
}

/** A `Prefer` header without what is for the mock: what an API that declares the header gets. Null when nothing is left. */
export function apiPreference(header: string | null): string | null {
  if (header === null) return null;
  const all = splitHeader(header);
  const rest = all.filter(({ name }) => !Object.hasOwn(readers, name));
  return rest.length === all.length ? header : rest.map(({ written }) => written).join(", ") || null;
}
