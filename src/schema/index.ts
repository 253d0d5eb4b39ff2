export {
  type CompiledSchema,
  type SchemaCompiler,
  schemaAt,
  schemaCompiler,
  type Violation,
  violations,
} from "./compile.ts";
export { fromString, typesOf } from "./from-string.ts";
export { bound, givenValues, sampleValue, stringOfLength } from "./sample.ts";
export { type SchemaCheck, schemaCheck } from "./schema-check.ts";
export { type SchemaNode, type SchemaNodes, schemaNodes } from "./schema-nodes.ts";
