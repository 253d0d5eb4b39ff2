/** The candidate that a misspelt name stands for: the one with the fewest letters changed; undefined when none is close. */
export function nearest(name: string, candidates: readonly string[]): string | undefined {
  const most = Math.max(1, Math.floor(name.length / 3));
  const ranked = candidates.map((candidate) => ({ candidate, changes: changesBetween(name, candidate) }));
  const [best] = ranked.sort((a, b) => a.changes - b.changes);
  return best && best.changes <= most ? best.candidate : undefined;
}

/** A sentence that asks whether the nearest candidate was meant, with a space before it; nothing when none is close. */
export function didYouMean(name: string, candidates: readonly string[]): string {
  const found = nearest(name, candidates);
  return found === undefined ? "" : ` Did you mean ${found}?`;
}

/** Letters to put in, leave out, replace or swap with their neighbour to get from one to the other, in either case. */
function changesBetween(a: string, b: string): number {
  const [from, to] = [a.toLowerCase(), b.toLowerCase()];
  let before: number[] = [];
  let row = Array.from({ length: to.length + 1 }, (_, i) => i);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const replaced = (row[j - 1] as number) + (from[i - 1] === to[j - 1] ? 0 : 1);
      let least = Math.min((row[j] as number) + 1, (next[j - 1] as number) + 1, replaced);
      if (i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1])
        least = Math.min(least, (before[j - 2] as number) + 1);
      next.push(least);
    }
    before = row;
    row = next;
  }
  return row[to.length] as number;
}
