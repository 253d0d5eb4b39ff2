// As callers give them: records, and headers of any library, maps or lists of pairs, which are walked through.
export type GivenHeaders = any;

/** Headers of the client, of the call and of its parameters one over the other: null takes one away, a list has commas. */
export function mergeHeaders(
  client: GivenHeaders,
  call: GivenHeaders,
  { header }: { readonly header?: GivenHeaders },
): Headers {
  const merged = new Headers();
  for (const headers of [client, call, header])
    for (const [name, value] of Symbol.iterator in (headers ?? {}) ? headers : Object.entries(headers ?? {}))
      if (value === null) merged.delete(name);
      else if (value !== undefined) merged.set(name, `${value}`);
  return merged;
}
