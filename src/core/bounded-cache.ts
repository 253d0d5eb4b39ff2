/** A map that forgets the entry that was used least recently when it holds more than `limit`. */
export interface BoundedCache<Key, Value> {
  get(key: Key): Value | undefined;
  set(key: Key, value: Value): void;
  delete(key: Key): void;
  /** The keys, the one that was used least recently first. */
  keys(): Key[];
  readonly size: number;
}

/** Makes a cache of at most `limit` entries. */
export function boundedCache<Key, Value>(limit: number): BoundedCache<Key, Value> {
  const entries = new Map<Key, Value>();
  return {
    get(key) {
      const value = entries.get(key);
      if (value === undefined) return undefined;
      entries.delete(key);
      entries.set(key, value);
      return value;
    },
    set(key, value) {
      entries.delete(key);
      entries.set(key, value);
      if (entries.size > limit) entries.delete(entries.keys().next().value as Key);
    },
    delete: (key) => void entries.delete(key),
    keys: () => [...entries.keys()],
    get size() {
      return entries.size;
    },
  };
}
