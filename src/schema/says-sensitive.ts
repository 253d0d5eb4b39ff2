import type { MediaType } from "../contract/index.ts";
import type { SchemaNodes } from "./schema-nodes.ts";

/** Whether anything in a schema is marked `x-sensitive`. */
export function saysSensitive(nodes: SchemaNodes, { schema, pointer }: Pick<MediaType, "schema" | "pointer">): boolean {
  const seen = new Set<string>();
  const visit = (at: string): boolean => {
    if (seen.has(at)) return false;
    seen.add(at);
    return nodes.all(at).some(({ pointer, schema }) => {
      if (schema["x-sensitive"] === true) return true;
      const names = Object.keys(schema.properties ?? {});
      const inner = [...names.flatMap((name) => nodes.member([{ pointer, schema }], name)), `${pointer}/items`];
      return [...inner, `${pointer}/additionalProperties`].some(visit);
    });
  };
  return schema !== undefined && visit(pointer);
}
