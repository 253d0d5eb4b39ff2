export { type BuiltDocs, buildDocs, type DocsOptions } from "./build-docs.ts";
export type { ContractRun } from "./index-page.ts";
export { publishedDocument } from "./published-document.ts";
