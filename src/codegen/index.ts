export { describeApi } from "./describe-api.ts";
export { checkFresh, type ImportStyle, printCompiled, printGenerated } from "./generate.ts";
