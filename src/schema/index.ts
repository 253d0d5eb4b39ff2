export {
  type CompiledSchema,
  type SchemaCompiler,
  schemaAt,
  schemaCompiler,
  type Violation,
  violations,
} from "./compile.ts";
export type { Direction } from "./direction.ts";
export { fromString, typesOf } from "./from-string.ts";
export { bound, givenValues, sampleValue, stringOfLength } from "./sample.ts";
export { type Sample, sampleOf } from "./sample-of.ts";
export { type SchemaCheck, schemaCheck, uncheckedSchemas } from "./schema-check.ts";
export { type SchemaNode, type SchemaNodes, schemaNodes } from "./schema-nodes.ts";
