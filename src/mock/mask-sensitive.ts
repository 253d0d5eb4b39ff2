import type { Contract, MediaType } from "../contract/index.ts";
import { type SchemaNode, type SchemaNodes, schemaNodes } from "../schema/index.ts";

/** What stands for a value that the contract marks `x-sensitive`. */
export const masked = "‹sensitive›";

/** A copy of a value in which everything that its schema marks `x-sensitive` is masked. */
export function maskSensitive(contract: Contract, media: MediaType | undefined, value: unknown): unknown {
  const nodes = schemaNodes(contract.document);
  return walk(nodes, schemasOf(nodes, media), value, () => masked);
}

/** The texts and numbers in a value that its schema marks `x-sensitive`, as texts. */
export function sensitiveTexts(contract: Contract, media: MediaType | undefined, value: unknown): string[] {
  const texts: string[] = [];
  const nodes = schemaNodes(contract.document);
  walk(nodes, schemasOf(nodes, media), value, (found) => {
    collect(found, texts);
    return found;
  });
  return texts;
}

const schemasOf = (nodes: SchemaNodes, media: MediaType | undefined): SchemaNode[] =>
  media?.schema === undefined ? [] : nodes.all(media.pointer);

type Replace = (sensitive: unknown) => unknown;

function walk(nodes: SchemaNodes, found: readonly SchemaNode[], value: unknown, replace: Replace): unknown {
  if (found.length === 0) return value;
  if (value !== null && found.some(({ schema }) => schema["x-sensitive"] === true)) return replace(value);
  const below = (pointers: readonly string[]) => pointers.flatMap((pointer) => nodes.all(pointer));
  if (Array.isArray(value))
    return value.map((item, index) => walk(nodes, below(nodes.item(found, index)), item, replace));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      walk(nodes, below(nodes.member(found, name)), member, replace),
    ]),
  );
}

function collect(value: unknown, texts: string[]): void {
  if (typeof value === "string" || typeof value === "number") texts.push(String(value));
  else if (typeof value === "object" && value !== null)
    for (const member of Object.values(value)) collect(member, texts);
}
