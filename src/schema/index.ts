export { type ArbitraryOptions, arbitraryOf, fastCheck } from "./arbitrary-of.ts";
export { type DirectedOptions, directedSchema } from "./directed-schemas.ts";
export type { Direction } from "./direction.ts";
export { fromString, stringAs, typesOf } from "./from-string.ts";
export { checkGrammar, type GrammarProblem, grammarNames, grammarProblem } from "./grammar.ts";
export { idMaker, type MakeId } from "./id-maker.ts";
export { parameterPlaces, schemaOrContent } from "./parameter-schemas.ts";
export { type Pattern, readPattern } from "./pattern.ts";
export { bound, givenValues, stringOfLength } from "./sample.ts";
export { type Sample, sampleOf } from "./sample-of.ts";
export {
  compileSchema,
  createCompiler,
  type SchemaCheck,
  type SchemaCompiler,
  schemaCheck,
  uncheckedSchemas,
} from "./schema-check.ts";
export { type ClosureEntry, type SchemaClosure, schemaClosure } from "./schema-closure.ts";
export { type SchemaNode, type SchemaNodes, schemaNodes } from "./schema-nodes.ts";
export { closedValues, isMarked, type SchemaView } from "./schema-view.ts";
export { declaresName, replaceSensitive, saysSensitive, sensitiveNames } from "./sensitive.ts";
export { type Choose, stringOfPattern } from "./string-of-pattern.ts";
export { isChangeTime, isCreationTime, isTime, writeLike } from "./times.ts";
export { parseJson, type Typing, typedValue } from "./typed-value.ts";
export { type CompiledSchema, clauseOf, missingName, placeOf, type Violation, violations } from "./violations.ts";
export { writeXml } from "./write-xml.ts";
