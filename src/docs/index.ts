export { type BuiltDocs, buildDocs, type DocsOptions } from "./build-docs.ts";
export { countEvidence, type EvidenceCount } from "./count-evidence.ts";
export type { ContractRun } from "./index-page.ts";
