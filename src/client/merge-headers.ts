/** Headers as callers give them. */
export type GivenHeaders = Readonly<Record<string, unknown>> | Headers | undefined;

/** Headers one over the other: null takes one away, a list is its items with commas between. */
export function mergeHeaders(client?: GivenHeaders, call?: GivenHeaders, parameters?: GivenHeaders): Headers {
  const merged = new Headers();
  for (const headers of [client, call, parameters])
    for (const [name, value] of headers instanceof Headers ? headers : Object.entries(headers ?? {}))
      if (value === null) merged.delete(name);
      else if (value !== undefined) merged.set(name, `${value}`);
  return merged;
}
