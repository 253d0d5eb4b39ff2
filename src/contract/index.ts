export type * from "./contract.ts";
export { environmentName } from "./environment-name.ts";
export { FindingError, UsageError } from "./errors.ts";
export { type Claim, claimKinds, countEvidence, type EvidenceCount, levels, readClaims } from "./evidence.ts";
export { schemaAt, schemaCompiler, type Violation, violations } from "./json-schema.ts";
export { displayPath, loadContract } from "./load-contract.ts";
export { loadApis, type Registry, readRegistry } from "./registry.ts";
export { atPointer, escapeToken, followRef, resolveRef } from "./resolve-ref.ts";
