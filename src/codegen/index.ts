export { describeApi } from "./describe-api.ts";
export { checkFresh, type ImportStyle, isBuilt, printCompiled, printGenerated } from "./generate.ts";
