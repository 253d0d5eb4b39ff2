import { toText, type WireRequest } from "../auth/index.ts";
import type { OperationDescriptor } from "./descriptor.ts";
import type { Lookup } from "./errors.ts";

/** What to look a request up by: names of its parameters, and the fields that the contract found fit and not sensitive. */
export function lookupOf({ url, headers, body }: WireRequest, { route, lookup = [] }: OperationDescriptor): Lookup {
  const fields: Record<string, unknown> = {};
  let json: any;
  try {
    json = JSON.parse(toText(body));
  } catch {}
  for (const place of lookup) {
    const [, ...keys] = place.split("/");
    const value = keys.length ? keys.reduce((value, key) => value?.[key], json) : headers.get(place);
    if (value != null) fields[place] = value;
  }
  const inPath = route.match(/(?<=\{)[^{}]+/g) ?? [];
  return { route, parameters: [...inPath, ...new URL(url).searchParams.keys()], fields };
}
