export { encodeName } from "./encode-query.ts";
export { type Pair, readDeepObject } from "./read-deep-object.ts";
export {
  decodeFormText,
  type ReadableParameter,
  readParameter,
  type SentParameters,
  splitPairs,
} from "./read-parameter.ts";
export type { ParameterStyle } from "./style.ts";
export { type ParameterPlace, writeParameter } from "./write-parameter.ts";
