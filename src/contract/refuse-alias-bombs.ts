import { displayPath } from "../core/display-path.ts";
import { UsageError } from "../core/errors.ts";
import { lazyRequire } from "../core/lazy-require.ts";

/** Nodes that one part of a description may stand for. */
const most = 1_000_000;

/**
 * YAML aliases of aliases: a few lines that stand for billions of nodes, which Redocly's parser would take.
 *
 * @throws UsageError with its place when a part stands for too much, or for itself.
 */
export function refuseAliasBombs(path: string, text: string): void {
  const names = (sign: string) => text.matchAll(new RegExp(`(?:^|[\\s,:[{])\\${sign}([^\\s,[\\]{}]+)`, "gm"));
  const anchors = new Set([...names("&")].map(([, name]) => name));
  // Reading it a second time takes as long as the first: only where an alias has an anchor, not where prose has a `*`.
  if (anchors.size === 0 || ![...names("*")].some(([, name]) => anchors.has(name))) return;
  const { LineCounter, isAlias, isCollection, isPair, parseDocument } = lazyRequire<typeof import("yaml")>("yaml");
  const lineCounter = new LineCounter();
  const refuse = (offset: number, what: string) => {
    const { line, col } = lineCounter.linePos(offset);
    throw new UsageError(`${displayPath(path)}:${line}:${col}: ${what}.`);
  };
  const sizes = new Map<string, number>();
  const sizeOf = (node: unknown): number => {
    if (isAlias(node)) {
      const size = sizes.get(node.source) ?? 0;
      if (size === inside)
        refuse(node.range?.[0] ?? 0, `the YAML alias *${node.source} stands inside what it stands for`);
      return size;
    }
    if (isPair(node)) return sizeOf(node.key) + sizeOf(node.value);
    if (!isCollection(node)) return 1;
    if (node.anchor) sizes.set(node.anchor, inside);
    let size = 1;
    for (const item of node.items) size += sizeOf(item);
    if (size > most)
      refuse(node.range?.[0] ?? 0, "from here its YAML aliases stand for too many nodes to be a description");
    if (node.anchor) sizes.set(node.anchor, size);
    return size;
  };
  try {
    const document = parseDocument(text, { lineCounter, logLevel: "silent" });
    if (document.errors.length === 0) sizeOf(document.contents);
  } catch (error) {
    // Anything else that is wrong is said better by who reads the description next.
    if (error instanceof UsageError) throw error;
  }
}

/** The size of what is still being read. */
const inside = -1;
