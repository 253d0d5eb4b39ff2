/** A message without what differs from one case to the next: values, names in quotes, ids, numbers that are no status. */
export function pattern(message) {
  return message
    .replace(/(word for word: )expected .+, got .+$/s, "$1expected …, got …")
    .replace(/"(?:[^"\\]|\\.)*"|'[^']*'|"[^"]*$/g, "…")
    .replace(/\{.*\}|\[.*\]/g, "…")
    .replace(/\b(?=\w*\d)(?=\w*[a-z])[\w-]{8,}\b/gi, "ID")
    .replace(/(\b(?:got|with|(?<!expected )status) )?\b(\d+(?:\.\d+)?)\b/g, (_, before = "", number) =>
      before && /^[1-5]\d\d$/.test(number) ? before + number : `${before}N`,
    )
    .replace(/(\bN|\bID|…)((, | or )\1)+/g, "$1")
    .trim();
}

/**
 * Groups by the pattern of a message, the most frequent first.
 *
 * @param items `message`, what makes the group; `example`, where it was met.
 * @returns at most `most` groups, and how many more there are.
 */
export function groupFailures(items, most = 8) {
  const groups = new Map();
  for (const { message, example } of items) {
    const key = pattern(message);
    const group = groups.get(key) ?? { message: key, count: 0, example };
    group.count += 1;
    groups.set(key, group);
  }
  const sorted = [...groups.values()].sort((a, b) => b.count - a.count);
  return { groups: sorted.slice(0, most), more: Math.max(0, sorted.length - most) };
}
