import type { Entry } from "./collection.ts";

/** By property and value: the number of the entry that has it, by itself where it is the only one, as nearly all are. */
export type IdIndex = Map<string, Map<string, number | Set<number>>>;

export function addIds(index: IdIndex, { n, ids }: Entry): void {
  for (const property of Object.keys(ids)) {
    let byValue = index.get(property);
    if (!byValue) {
      byValue = new Map();
      index.set(property, byValue);
    }
    for (const value of ids[property] ?? []) {
      const numbers = byValue.get(value);
      if (numbers === undefined) byValue.set(value, n);
      else if (typeof numbers === "object") numbers.add(n);
      else if (numbers !== n) byValue.set(value, new Set([numbers, n]));
    }
  }
}

export function removeIds(index: IdIndex, { n, ids }: Entry): void {
  for (const property of Object.keys(ids)) {
    const byValue = index.get(property);
    for (const value of ids[property] ?? []) {
      const numbers = byValue?.get(value);
      if (typeof numbers === "object") numbers.delete(n);
      if (numbers === n || (typeof numbers === "object" && numbers.size === 0)) byValue?.delete(value);
    }
  }
}

/** Numbers of the entries that have this value. */
export function numbersOf(index: IdIndex, property: string, value: string): number[] {
  const numbers = index.get(property)?.get(value) ?? [];
  return typeof numbers === "object" ? [...numbers] : [numbers];
}
