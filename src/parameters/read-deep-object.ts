/** A name and its value, as they stand in a query, a form or cookies. */
export type Pair = readonly [name: string, value: string];

/** Nobody nests deeper; what does is not read. */
const deepest = 32;

/**
 * The value that pairs such as `a[b]=1`, `a[c][d]=2` and `a[e][]=3` stand for, where `a` is the name. Numbers in brackets
 * are names like any other: whether they count the items of an array, only a schema knows.
 *
 * @param pairs Decoded.
 * @returns undefined when no pair belongs to the name.
 */
export function readDeepObject(name: string, pairs: readonly Pair[]): unknown {
  const root: Branch = new Map();
  for (const [key, value] of pairs) {
    if (!key.startsWith(`${name}[`) || !key.endsWith("]")) continue;
    const path = key.slice(name.length + 1, -1).split("][");
    if (path.length <= deepest) insert(root, path, value);
  }
  return root.size ? toValue(root) : undefined;
}

type Branch = Map<string, Branch | string[]>;

function insert(branch: Branch, [token = "", ...rest]: readonly string[], value: string): void {
  const found = branch.get(token);
  if (rest.length === 0) {
    if (Array.isArray(found)) found.push(value);
    else branch.set(token, [value]);
    return;
  }
  const below: Branch = found instanceof Map ? found : new Map();
  branch.set(token, below);
  insert(below, rest, value);
}

function toValue(branch: Branch): unknown {
  const entries = [...branch].map(([token, found]): [string, unknown] => [
    token,
    found instanceof Map ? toValue(found) : found.length > 1 || token === "" ? found : found[0],
  ]);
  const [only] = entries;
  if (entries.length === 1 && only?.[0] === "") return Array.isArray(only[1]) ? only[1] : [only[1]];
  return Object.fromEntries(entries);
}
