export { type Exported, exportContract, formats } from "./export-contract.ts";
export { exportedApi, type Format } from "./format.ts";
