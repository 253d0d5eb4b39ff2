import type { Operation, Parameter } from "../contract/index.ts";
import type { SchemaNodes } from "./schema-nodes.ts";

/** Where a parameter stands in the document. */
export interface ParameterPlace {
  /** RFC 6901 pointer of the parameter object. */
  pointer: string;
  /** Pointer of its schema, that of its media type where it has one; absent when nothing is said of its value. */
  schema?: string;
  /** Whether it, or what its schema says of the whole value, is marked `x-sensitive`. */
  isSensitive: boolean;
}

type Marked = Partial<Parameter> & { "x-sensitive"?: boolean };

/** Where the parameters of an operation stand, by `in name`; the operation's own go before those of its path. */
export function parameterPlaces(nodes: SchemaNodes, operation: Operation): Map<string, ParameterPlace> {
  const places = new Map<string, ParameterPlace>();
  const item = nodes.locate(operation.pointer.slice(0, operation.pointer.lastIndexOf("/")));
  for (const base of [item, nodes.locate(operation.pointer)]) {
    const list = base && nodes.locate(base, "parameters");
    const entries = list ? nodes.at(list) : [];
    for (const i of Array.isArray(entries) ? entries.keys() : []) {
      const pointer = nodes.locate(list as string, i);
      const node = pointer === undefined ? undefined : (nodes.at(pointer) as Marked | undefined);
      if (!pointer || !node?.name) continue;
      const schema = schemaOrContent(nodes, pointer);
      const marked: Marked[] = [node, ...(schema === undefined ? [] : nodes.all(schema)).map(({ schema }) => schema)];
      const isSensitive = marked.some((one) => one["x-sensitive"] === true);
      places.set(`${node.in} ${node.name}`, { pointer, ...(schema !== undefined && { schema }), isSensitive });
    }
  }
  return places;
}

/** Where the schema of a parameter or a header is: its own, or that of its media type. */
export function schemaOrContent(nodes: SchemaNodes, pointer: string): string | undefined {
  const own = nodes.locate(pointer, "schema");
  if (own !== undefined) return own;
  const [type] = Object.keys((nodes.at(`${pointer}/content`) as object | undefined) ?? {});
  return type === undefined ? undefined : nodes.locate(pointer, "content", type, "schema");
}
