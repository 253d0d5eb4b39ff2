// Headers of other libraries, maps and lists of pairs are walked through as they are.
type Given = any;

/** Headers one over the other: null takes one away, a list is its items with commas between. */
export function mergeHeaders(...all: Given[]): Headers {
  const merged = new Headers();
  for (const headers of all)
    for (const [name, value] of Symbol.iterator in (headers ?? {}) ? headers : Object.entries(headers ?? {}))
      if (value === null) merged.delete(name);
      else if (value !== undefined) merged.set(name, `${value}`);
  return merged;
}
