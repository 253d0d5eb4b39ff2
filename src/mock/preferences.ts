import type { Operation } from "../contract/index.ts";
import { type Fault, faults, longestLatency } from "./faults/effect.ts";

/**
 * What a client asks for with `Prefer: code=404, example=Name, dynamic=true, seed=7`, as in Prism, and of faults:
 * `latency=250` (milliseconds), `fault=reset`.
 */
export interface Preferences {
  code?: number;
  example?: string;
  dynamic?: boolean;
  seed?: string;
  latency?: number;
  fault?: Fault;
}

/**
 * Reads a `Prefer` header (RFC 7240). Preferences that are not for the mock are passed over.
 *
 * @throws RangeError with one clause when a value cannot be what it says.
 */
export function readPreferences(header: string | null): Preferences {
  const preferences: Preferences = {};
  if (header === null) return preferences;
  for (const [, name = "", quoted, plain] of header.matchAll(/([a-z-]+)\s*=\s*(?:"([^"]*)"|([^\s,;"]*))/gi)) {
    const value = quoted ?? plain ?? "";
    switch (name.toLowerCase()) {
      case "code":
        if (!/^[2-5]\d\d$/.test(value)) throw new RangeError("code in Prefer is not a status from 200 to 599");
        preferences.code = Number(value);
        break;
      case "dynamic":
        if (value !== "true" && value !== "false") throw new RangeError("dynamic in Prefer is neither true nor false");
        preferences.dynamic = value === "true";
        break;
      case "example":
        preferences.example = value;
        break;
      case "seed":
        preferences.seed = value;
        break;
      case "latency":
        if (!/^\d{1,6}$/.test(value) || Number(value) > longestLatency)
          throw new RangeError(`latency in Prefer is not a number of milliseconds up to ${longestLatency}`);
        preferences.latency = Number(value);
        break;
      case "fault":
        if (!faults.includes(value as Fault)) throw new RangeError(`fault in Prefer is none of ${faults.join(", ")}`);
        preferences.fault = value as Fault;
    }
  }
  return preferences;
}

/** The key of the response that stands for a status: the status itself, its range, or `default`. */
export const responseKey = (operation: Operation, status: number): string | undefined =>
  [String(status), `${String(status)[0]}XX`, "default"].find((key) => Object.hasOwn(operation.responses, key));

/** One sentence when the contract has not got what is preferred. */
export function unmetPreference(operation: Operation, { code, example, dynamic }: Preferences): string | undefined {
  if (code === undefined && example === undefined && dynamic !== true) return undefined;
  const statuses = Object.keys(operation.responses);
  const key = code === undefined ? statuses.sort().find((status) => /^2/.test(status)) : responseKey(operation, code);
  if (!key)
    return code === undefined
      ? undefined
      : `${operation.id} has no response ${code}; the contract has ${statuses.join(", ")}.`;
  const content = Object.values(operation.responses[key]?.content ?? {});
  if (dynamic && content.length > 0 && content.every(({ schema }) => schema === undefined))
    return `Answer ${key} of ${operation.id} has no schema to make a dynamic response from.`;
  if (example === undefined) return undefined;
  const names = content.flatMap(({ examples }) => Object.keys(examples));
  if (names.includes(example)) return undefined;
  return `Answer ${key} of ${operation.id} has no example of that name; there ${names.length === 1 ? "is" : "are"} ${names.join(", ") || "none"}.`;
}
