export { encodeName } from "./encode-query.ts";
export type { ParameterStyle } from "./style.ts";
export { type ParameterPlace, writeParameter } from "./write-parameter.ts";
