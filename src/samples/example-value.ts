import type { Contract, Example } from "../contract/index.ts";
import { type Direction, sampleOf, schemaNodes } from "../schema/index.ts";

/** What the contract itself shows for a value, under one description of it. */
interface Described {
  examples: Record<string, Example>;
  /** Pointer of the schema; undefined when there is none. */
  pointer?: string;
}

/** The first example that a contract gives, or a sample of the schema. */
export function exampleValue(contract: Contract, direction: Direction, { examples, pointer }: Described): unknown {
  const [example] = Object.values(examples);
  if (example) return example.value;
  if (pointer === undefined) return undefined;
  // A null among the examples says that null may come; a sample shows a value.
  const [shown] = shownAt(contract, pointer).filter((value) => value !== null);
  return shown === undefined ? sampleOf(contract, direction, pointer).value : shown;
}

/** Whether the contract itself says what the value may look like. */
export const hasExample = (contract: Contract, { examples, pointer }: Described): boolean =>
  Object.keys(examples).length > 0 || (pointer !== undefined && shownAt(contract, pointer).length > 0);

/** The examples of the schema at a pointer, of what it refers to, and of its parts. */
const shownAt = ({ document }: Contract, pointer: string): unknown[] =>
  schemaNodes(document)
    .first(pointer)
    .flatMap(({ schema }) => ("example" in schema ? [schema.example] : (schema.examples ?? [])));
