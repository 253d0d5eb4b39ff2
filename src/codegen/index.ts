export { describeApi } from "./describe-api.ts";
export { checkFresh, printGenerated, replaceFolder, staleFiles } from "./generate.ts";
