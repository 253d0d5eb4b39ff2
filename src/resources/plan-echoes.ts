import type { SchemaNodes, SchemaView } from "../schema/index.ts";

/** A property of a request's body, and the one of the response that says the same. */
export interface Echo {
  from: readonly string[];
  to: readonly string[];
  /** Pointers of what the request declares of it. */
  sent: readonly string[];
  /** Pointers of what the response declares of it. */
  shown: readonly string[];
  /** Whether every variant of the response that has the object around it may have it: it may be added where it is missing. */
  isSure: boolean;
}

/** An object in a body: by which names it is reached, and what is declared of it. */
export interface Place {
  tokens: readonly string[];
  view: SchemaView;
}

/** How deep objects are looked for, and how many: descriptions nest dozens of objects in one another. */
const deepest = 3;
const most = 200;

/** The objects in a value, the outermost first; not those in arrays. */
export function objectsIn(nodes: SchemaNodes, pointers: readonly string[]): Place[] {
  const found: (Place & { above: readonly string[] })[] = [{ tokens: [], view: nodes.view(pointers), above: [] }];
  for (const { tokens, view, above } of found) {
    if (tokens.length >= deepest) continue;
    for (const [name, below] of view.properties) {
      const [pointer = ""] = below;
      const inner = nodes.view(below);
      if (inner.properties.size === 0 || above.includes(pointer)) continue;
      if (found.push({ tokens: [...tokens, name], view: inner, above: [...above, pointer] }) >= most) return found;
    }
  }
  return found;
}

/**
 * Finds which properties of a response say what properties of the request said: those of the same name and type, of objects
 * in the same place, or of objects with which they share at least two. An object that the request calls by the same name
 * is about nothing else. Where nothing shares two names, the two that share one are enough, unless it is an id.
 */
export function planEchoes(nodes: SchemaNodes, request: readonly string[], response: readonly string[]): Echo[] {
  const sources = objectsIn(nodes, request);
  const echoes: Echo[] = [];
  let weak: Echo[] | undefined;
  for (const target of objectsIn(nodes, response)) {
    if (echoes.some(({ to }) => isWithin(target.tokens, to))) continue;
    const name = target.tokens.at(-1);
    const namesakes = sources.filter(({ tokens }) => name !== undefined && tokens.at(-1) === name);
    const candidates = (namesakes.length ? namesakes : sources).map((source) => ({
      source,
      shared: sharedBy(nodes, source, target),
    }));
    const [best] = candidates.sort((a, b) => b.shared.length - a.shared.length);
    if (!best?.shared.length) continue;
    const isSamePlace = best.source.tokens.join("\n") === target.tokens.join("\n");
    if (best.shared.length > 1 || isSamePlace || namesakes.length) echoes.push(...best.shared);
    else if (!/^(id|uuid)$/i.test(best.shared[0]?.to.at(-1) ?? "")) weak ??= best.shared;
  }
  return echoes.length ? echoes : (weak ?? []);
}

const isWithin = (tokens: readonly string[], around: readonly string[]): boolean =>
  tokens.length >= around.length && around.every((token, i) => tokens[i] === token);

/** What two objects have in common: properties of the same name and a type in common that the caller may send. */
function sharedBy(nodes: SchemaNodes, source: Place, target: Place): Echo[] {
  const isSure = target.view.parts.every(({ schema }) => !schema.oneOf && !schema.anyOf);
  // The id of something in the request is not that of what the response is about.
  const isAnother = (name: string) => /^(id|uuid)$/i.test(name) && source.tokens.length > target.tokens.length;
  return [...target.view.properties].flatMap(([name, shown]) => {
    const sent = isAnother(name) ? undefined : source.view.properties.get(name);
    if (!sent || source.view.readOnly.has(name) || target.view.writeOnly.has(name)) return [];
    if (!isOfOneType(nodes.view(sent), nodes.view(shown))) return [];
    return [{ from: [...source.tokens, name], to: [...target.tokens, name], sent, shown, isSure }];
  });
}

function isOfOneType(a: SchemaView, b: SchemaView): boolean {
  if (a.types.size === 0 || b.types.size === 0) return true;
  const isNumber = ({ types }: SchemaView) => types.has("integer") || types.has("number");
  return (isNumber(a) && isNumber(b)) || [...a.types].some((type) => type !== "null" && b.types.has(type));
}
