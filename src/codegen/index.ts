export { describeApi } from "./describe-api.ts";
export { checkFresh, type ImportStyle, printGenerated, replaceFolder, staleFiles } from "./generate.ts";
