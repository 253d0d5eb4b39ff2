export type * from "./contract.ts";
export { structureError, structureProblem } from "./description-problem.ts";
export { displayPath } from "./display-path.ts";
export { environmentName } from "./environment-name.ts";
export { FindingError, UsageError } from "./errors.ts";
export { type Claim, claimKinds, countEvidence, type EvidenceCount, levels, readClaims } from "./evidence.ts";
export {
  type CompiledSchema,
  type SchemaCompiler,
  schemaAt,
  schemaCompiler,
  type Violation,
  violations,
} from "./json-schema.ts";
export { loadContract } from "./load-contract.ts";
export { packageFolder, readManifest } from "./package-folder.ts";
export { checkPeers, type Part, requirePeer } from "./peers.ts";
export { mayBe, withParameterSchemas } from "./read-parameter-style.ts";
export { loadApis, type Registry, readRegistry } from "./registry.ts";
export { atPointer, escapeToken, followRef, resolveRef } from "./resolve-ref.ts";
