export { describeApi } from "./describe-api.ts";
export { checkFresh, type ImportStyle, printCompiled, printGenerated, replaceFolder, staleFiles } from "./generate.ts";
