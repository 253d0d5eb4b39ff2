import type { SchemaNodes } from "../schema/index.ts";
import { follow } from "./describe-shape.ts";

/** Whether the value at a pointer, or what is around it, is marked `x-sensitive`: a report does not show it. */
export function isSensitiveAt(nodes: SchemaNodes, schema: string, value: unknown, pointer: string): boolean {
  const tokens = pointer.split("/");
  return tokens.some((_, i) => {
    const place = follow(nodes, schema, value, tokens.slice(0, i + 1).join("/"));
    return place && nodes.view(place.schemas).parts.some((one) => one.schema["x-sensitive"] === true);
  });
}
