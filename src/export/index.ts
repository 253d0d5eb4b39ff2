export { type Exported, exportContract, formats } from "./export-contract.ts";
export { type Format, mark } from "./format.ts";
