import { UsageError } from "../core/errors.ts";
import { localPointer } from "../core/json-pointer.ts";
import { atPointer } from "./resolve-ref.ts";

/** References that lead to nothing but a reference, one after the other. People write two or three. */
const longest = 100;

/**
 * Follows every reference within a document that leads to another reference. Redocly follows each of them again from its
 * start, so that thousands in a row would take it hours.
 *
 * @param placeOf How messages name a place of the document, by its pointer.
 * @throws UsageError when references lead back to where they began, or too many follow one another.
 */
export function refuseRefChains(document: unknown, placeOf: (pointer: string) => string): void {
  const lengths = new Map<string, number>();
  for (const start of localRefs(document)) {
    const chain = new Set<string>();
    let ref: string | undefined = start;
    for (; ref !== undefined && !lengths.has(ref); ref = refAt(document, ref)) {
      if (chain.has(ref))
        throw new UsageError(
          `${placeOf(innerRef([...chain].at(-1)))}: $ref ${JSON.stringify(ref)} leads back to itself, and to nothing else.`,
        );
      chain.add(ref);
    }
    let length = ref === undefined ? 0 : (lengths.get(ref) as number);
    for (const passed of [...chain].reverse()) lengths.set(passed, ++length);
    if (length > longest)
      throw new UsageError(
        `${placeOf(innerRef(start))}: $ref ${JSON.stringify(start)} leads to another $ref, and so on ${length} times; refer to what is meant itself.`,
      );
  }
}

/** Where the reference stands that another one leads to. */
const innerRef = (ref: string | undefined): string => `${localPointer(ref) ?? ""}/$ref`;

/** The reference that stands at a reference's target, when it is one of this document too. */
function refAt(document: unknown, ref: string): string | undefined {
  try {
    const target = atPointer(document, ref) as { $ref?: unknown } | undefined;
    return typeof target?.$ref === "string" && target.$ref.startsWith("#/") ? target.$ref : undefined;
  } catch {
    // A pointer that is not well encoded: said better by who resolves it.
    return undefined;
  }
}

function localRefs(document: unknown): Set<string> {
  const refs = new Set<string>();
  const nodes = new Set<unknown>([document]);
  for (const node of nodes) {
    if (typeof node !== "object" || node === null) continue;
    const { $ref } = node as { $ref?: unknown };
    if (typeof $ref === "string" && $ref.startsWith("#/")) refs.add($ref);
    for (const child of Object.values(node)) if (typeof child === "object") nodes.add(child);
  }
  return refs;
}
